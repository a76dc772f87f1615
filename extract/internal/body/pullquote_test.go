package body

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// TestPullQuotes puts boxes into an article that has the sentence "the harbour of
// the town was dredged and widened, and what the boats that fish there made of
// the noise" in each of its paragraphs.
func TestPullQuotes(t *testing.T) {
	for _, c := range []struct {
		what, box string
		goes      bool
	}{
		{"by class", `<aside class="pullquote"><p>“The harbour of the town was dredged and widened”</p></aside>`, true},
		{"with a cut", `<div class="pull-quote">The harbour of the town … the boats that fish there made of the noise.</div>`, true},
		{"with words left out", `<div class="pullQuote">The harbour of the town was dredged, and the boats that fish there made of the noise</div>`, true},
		{"with its source", `<figure class="wp-block-pullquote"><blockquote><p>The harbour of the town was dredged</p><cite>Ada Pell, mayor</cite></blockquote></figure>`, true},
		{"with its source behind a dash", `<div class="pullquote"><p>The harbour of the town was dredged</p><p>— Ada Pell, mayor</p></div>`, true},
		{"with soft hyphens", `<div class="pullquote">The har&shy;bour of the town was dredged</div>`, true},
		{"new words", `<aside class="pullquote"><p>“The harbour of the town was never so loud”</p></aside>`, false},
		{"other order", `<aside class="pullquote"><p>Widened and dredged was the harbour of the town</p></aside>`, false},
		{"a word or two", `<aside class="pullquote"><p>The harbour</p></aside>`, false},
		{"no class", `<blockquote>The harbour of the town was dredged and widened</blockquote>`, true},
		{"no class, words left out", `<blockquote>The harbour of the town was dredged, and the boats that fish there made of the noise</blockquote>`, false},
		{"no class, no quote", `<p>The harbour of the town was dredged and widened</p>`, false},
		{"a post that answers", `<blockquote><p>Ada wrote:</p>The harbour of the town was dredged and widened</blockquote>`, false},
		{"code", `<div class="highlight"><pre>the harbour of the town was dredged</pre></div>`, false},
		{"a line of code", `<pre><div class="highlight">the harbour of the town was dredged</div></pre>`, false},
		{"many without a class", strings.Repeat(`<blockquote>The harbour of the town was dredged and widened</blockquote>`, 4), false},
	} {
		p := parse(t, article10(c.box))
		m := page.NewMarks(p)
		m.Keep(p.Body())
		settle(p, m, "The harbour") // runs on a rule's choice, too
		dropped := false
		for i := range m.Of {
			dropped = dropped || m.Reason(int32(i)) == "pull quote"
		}
		if dropped != c.goes {
			t.Errorf("%s: dropped %v, want %v", c.what, dropped, c.goes)
		}
		got := write(t, Tree(context.Background(), p, m))
		for i := range 10 {
			if !strings.Contains(got, prose(i)) {
				t.Errorf("%s: paragraph %d is lost", c.what, i)
			}
		}
	}
}
