package page

// Limits bound what one page may cost. A zero field means its default.
type Limits struct {
	Bytes        int64 // of the input as it comes; default 100 MB
	Decompressed int64 // of the HTML after decompression; default 200 MB
	Nodes        int   // elements and text nodes in the table; default 1,000,000
}

const (
	defaultBytes        = 100_000_000
	defaultDecompressed = 200_000_000
	defaultNodes        = 1_000_000
)

func (l Limits) withDefaults() Limits {
	if l.Bytes <= 0 {
		l.Bytes = defaultBytes
	}
	if l.Decompressed <= 0 {
		l.Decompressed = defaultDecompressed
	}
	if l.Nodes <= 0 {
		l.Nodes = defaultNodes
	}
	return l
}
