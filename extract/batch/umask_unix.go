//go:build unix

package batch

import (
	"os"
	"syscall"
)

// umask is the process's mask of permissions for new files. It can be read only
// by setting it; nothing else here creates files at that moment.
func umask() os.FileMode {
	mask := syscall.Umask(0)
	syscall.Umask(mask)
	return os.FileMode(mask)
}
