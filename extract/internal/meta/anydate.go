package meta

import (
	"iter"
	"strings"
	"unicode"

	"github.com/seed-fabb886e/pith/extract/article"
)

// Where a date is looked for on a page on which nothing states one: far from the
// headline, in running text, and in what its scripts start from. Each is weaker
// evidence than the one before.

// anyDate claims the first date that is found so.
func (r *reading) anyDate() {
	if len(r.claims[fPublished]) > 0 {
		return
	}
	_ = r.postedLine() || r.dateline() || r.shortLine() || r.stateDate()
}

// postedBytes is how far a line is read that says when the page was posted.
const postedBytes = 240

// postedLine looks for a line that begins with a sentence about that, as weblogs have it
// below their posts: "This entry was posted on Saturday, 3 December 2011 and is filed ...".
func (r *reading) postedLine() bool {
	for _, l := range r.allLines() {
		text := r.textOf(l)
		text = text[:min(len(text), postedBytes)]
		if !manyDigits(text) {
			continue
		}
		text = tidy(strings.ToValidUTF8(text, ""))
		if saysPosted(text) && !saysUpdated(text) && r.visibleDate(fPublished, text, l.from, true) {
			return true
		}
	}
	return false
}

// saysPosted reports whether one of a text's words says that something was published.
func saysPosted(text string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if inList(postedWords, word) && word != "updated" {
			return true
		}
	}
	return false
}

// The line in front of a text: "BERLIN, 25 January 2022 - The council ...".
const (
	datelineLines = 6  // below the headline
	datelineBytes = 90 // up to the mark behind it
)

// dateline looks for a date in what stands before a dash, a bar or a bracket at the
// beginning of one of the first lines.
func (r *reading) dateline() bool {
	if r.headline == 0 {
		return false
	}
	end := r.p.Nodes[r.headline].End
	for _, l := range r.read(r.lines(end, min(r.p.Len(), end+300), datelineLines)) {
		head := l.text[:min(len(l.text), datelineBytes)]
		if i := strings.IndexAny(head, "–—|)"); i > 0 {
			head = head[:i]
		} else if i := strings.Index(head, " - "); i > 0 {
			head = head[:i]
		} else {
			continue
		}
		if wordCount(head) <= 8 && r.visibleDate(fPublished, head, l.from, true) {
			return true
		}
	}
	return false
}

// shortLine looks through the whole text for a line that is little more than a date.
func (r *reading) shortLine() bool {
	for _, l := range r.allLines() {
		text := r.textOf(l)
		if len(text) < 200 && len(text) > 7 && manyDigits(text) {
			if text = tidy(text); len(text) < 120 && r.visibleDate(fPublished, text, l.from, true) {
				return true
			}
		}
	}
	return false
}

const originState article.Origin = "state"

// stateNames are the names under which frameworks and shops keep the day of publication.
var stateNames = []string{"datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate", "published_date",
	"publicationDate", "firstPublished", "firstPublishedAt", "first_publication_date",
	"publishedTime", "publishTime", "publish_time", "published_time", "publicationTime", "first_publish_date", "publishDt", "publishedDt", "deployDt"}

// stateBytes is how much of a page's scripts is searched.
const stateBytes = 4 << 20

// stateDate takes the most precise value under such names in the page's scripts, if all
// of them speak of one day: state may hold other articles, too.
func (r *reading) stateDate() bool {
	var day moment
	var text string
	n := 0
	for value := range r.stateValues() {
		d, ok := machineDate(value, r.hint)
		n++
		switch {
		case n > maxClaims: // a listing
			return false
		case !ok || !d.valid():
		case text != "" && !d.sameDay(day):
			return false
		case text == "" || d.precision() > day.precision():
			day, text = d, value
		}
	}
	if text == "" {
		return false
	}
	r.add(fPublished, text, originState).weak = true
	return true
}

// stateValues are what follows the names in the page's scripts.
func (r *reading) stateValues() iter.Seq[string] {
	return func(yield func(string) bool) {
		left := stateBytes
		for _, i := range r.code {
			script := scriptText(r.p, i)
			script = script[:min(len(script), left)]
			left -= len(script)
			for _, name := range stateNames {
				for _, rest, ok := strings.Cut(script, name); ok; _, rest, ok = strings.Cut(rest, name) {
					if !yield(stateValue(rest)) {
						return
					}
				}
			}
		}
	}
}

// stateValue is the string that follows a name in JSON, however its quotes are escaped:
// "x", "x" with backslashes, or "0" where none follows, which is no date.
func stateValue(rest string) string {
	rest = strings.TrimLeft(rest[:min(len(rest), 80)], "\\\"' ")
	rest, ok := strings.CutPrefix(rest, ":")
	if !ok {
		return "0"
	}
	rest = strings.TrimLeft(rest, "\\\"' ")
	if end := strings.IndexAny(rest, "\\\"',}"); end > 0 {
		return rest[:end]
	}
	return "0"
}

// manyDigits reports whether a text holds as many digits as a day and a year
// have, counting those of any script alike.
func manyDigits(s string) bool {
	n := 0
	for _, r := range s {
		if '0' <= r && r <= '9' || r >= 0x660 && unicode.IsDigit(r) {
			if n++; n == 5 {
				return true
			}
		}
	}
	return false
}
