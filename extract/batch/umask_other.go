//go:build !unix

package batch

import "os"

// umask: other systems have none.
func umask() os.FileMode { return 0o022 }
