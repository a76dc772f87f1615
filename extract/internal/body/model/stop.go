package model

import (
	"sync"

	"github.com/seed-fabb886e/pith/extract/internal/lang"
)

var stops = sync.OnceValue(func() *[8192]uint64 {
	var set [8192]uint64
	for w := range lang.Commonest() {
		for _, h := range Words(nil, w) {
			h *= 0x9e3779b1
			set[h>>19] |= 1 << (h >> 13 & 63)
		}
	}
	return &set
})

// countStops counts the commonest words; a letter of a script without spaces is
// taken for one now and then, since words there are not parted.
func countStops(hashes []uint32) (n int32) {
	set := stops()
	for _, h := range hashes {
		h *= 0x9e3779b1
		n += int32(set[h>>19] >> (h >> 13 & 63) & 1)
	}
	return n
}
