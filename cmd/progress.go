package cmd

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3" // draws on terminals of any width, and is tested there
	"golang.org/x/term"

	"github.com/seed-fabb886e/pith/extract/batch"
)

// progress shows on a terminal how many inputs are done. How many there will be
// is not known: a list may be a pipe. A nil progress shows nothing.
type progress struct{ bar *progressbar.ProgressBar }

// newProgress returns nil where nobody would see it, or articles go to the same
// terminal.
func newProgress(stderr io.Writer, o options) *progress {
	f, ok := stderr.(*os.File)
	if !o.many || !ok || !term.IsTerminal(int(f.Fd())) || o.output == "" && term.IsTerminal(int(os.Stdout.Fd())) {
		return nil
	}
	return &progress{progressbar.NewOptions(-1, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription("pith"),
		progressbar.OptionShowIts(), progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())}
}

func (p *progress) add(c *batch.Count) {
	if p == nil {
		return
	}
	if errors := c.Statuses["error"]; errors > 0 {
		p.bar.Describe(fmt.Sprintf("pith, %d errors", errors))
	}
	p.bar.Add(1)
}

// pause takes the line off the terminal, for a message or for good.
func (p *progress) pause() {
	if p != nil {
		p.bar.Clear()
	}
}
