package meta

import (
	"iter"
	"strings"
	"unicode"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Where a date is looked for on a page on which nothing states one: far from the
// headline, in running text, and in what its scripts start from. Each is weaker
// evidence than the one before.

// anyDate claims the first date that is found so.
func (r *reading) anyDate() {
	if len(r.claims[fPublished]) > 0 {
		return
	}
	_ = r.postedLine() || r.dateline() || r.describedDay() || r.shortLine() || r.stateDate()
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
		if wordCount(head) <= 8 && !dateReaderOf(l.text, r.hint).spansDays() && r.visibleDate(fPublished, head, l.from, true) {
			return true
		}
	}
	return false
}

// describedDay looks for a date in brackets at the end of the description: "(News of 14
// January 2020)".
func (r *reading) describedDay() bool {
	for i := range r.claims[fSummary] {
		c := &r.claims[fSummary][i]
		text := strings.TrimRight(c.Text, ". ")
		open := strings.LastIndexByte(text, '(')
		if open > 0 && strings.HasSuffix(text, ")") && r.isDateLine(text[open:]) && r.visibleDate(fPublished, text[open:], 0, true) {
			claims := r.claims[fPublished]
			claims[len(claims)-1].Origin = c.Origin
			return true
		}
	}
	return false
}

// shortLine looks through the whole text for a line that is little more than a date, or says
// that something was posted or changed, and is no link: "Price valid 13 Feb - 15 Mar" is the
// day of something else.
func (r *reading) shortLine() bool {
	for _, l := range r.allLines() {
		text := r.textOf(l)
		if len(text) >= 200 || len(text) <= 7 || !manyDigits(text) || r.p.Nodes[l.from].Flags&page.InLink != 0 || r.inToolbar(l.from) {
			continue
		}
		if text = tidy(text); len(text) < 120 && r.isDateLine(text) && r.visibleDate(fPublished, text, l.from, true) {
			return true
		}
	}
	return false
}

// besideDate is how many words a line may have beside a date.
const besideDate = 3

// isDateLine holds for a line of one day that says that something was posted or changed, or
// hardly more than the day.
func (r *reading) isDateLine(text string) bool {
	d := dateReader{toks: tokenise(text), hint: r.hint}
	from, end := d.first()
	return r.hardlyMore(&d, from, end, text) && !d.isSpan(from, end) && !hasAny(strings.ToLower(text), otherDays)
}

// isDated holds for a text that is hardly more than dates, or says by whom or when something
// was written.
func (r *reading) isDated(text string) bool {
	d := dateReader{toks: tokenise(text), hint: r.hint}
	from, end := d.first()
	return r.hardlyMore(&d, from, end, text)
}

// hardlyMore is isDated of a text whose first date is known.
func (r *reading) hardlyMore(d *dateReader, from, end int, text string) bool {
	return end > 0 && (d.words(0, from)+d.words(end, len(d.toks)) <= besideDate || r.saysWhen(text))
}

// first is where the first date begins, and the token behind it; 0 for none.
func (d *dateReader) first() (from, end int) {
	for i := range d.toks {
		if m, end := d.date(i); end > 0 && m.valid() {
			return i, end
		}
	}
	return 0, 0
}

// spansDays holds for a text whose first date is one end of several days, as those of events:
// a dash and another date follow, or the number of a day and a dash stand before it.
func (d *dateReader) spansDays() bool {
	from, end := d.first()
	if end == 0 {
		return false
	}
	m, next := d.date(end + 1)
	return d.isDash(end) && next > 0 && m.valid() || d.isDash(from-1) && d.endsDay(from-2)
}

func (d *dateReader) isDash(i int) bool {
	return d.at(i).kind == 'p' && strings.Contains("-–—", d.at(i).text)
}

// endsDay holds for a token with which the number of a day ends: "14." or, right before a
// dash, "14".
func (d *dateReader) endsDay(i int) bool {
	if d.at(i).text == "." {
		_, day := d.number(i-1, 1, 2)
		return day && d.at(i).glued
	}
	_, day := d.number(i, 1, 2)
	return day && d.at(i+1).glued && d.at(i+2).glued
}

// saysWhen holds for a text that says that something was written, posted or changed.
func (r *reading) saysWhen(text string) bool {
	_, _, changed := cutUpdated(text)
	_, by := cutBy(text, r.lang)
	return changed || by || saysPosted(text) || hasAny(strings.ToLower(text), editedWords)
}

// editedWords are what wikis say below a page, in front of the day of its last change.
var editedWords = []string{"last edited", "zuletzt", "dernière modification", "última vez", "ultima modifica", "laatst bewerkt", "senast redigerades", "sist redigert", "sidst ændret", "ostatnio edytowan", "naposledy", "последний раз", "最終更新", "最后编辑"}

// words is how many words stand between two tokens.
func (d *dateReader) words(from, to int) (n int) {
	for _, t := range d.toks[from:to] {
		if t.kind == 'w' {
			n++
		}
	}
	return n
}

// isSpan holds for a date that is one end of several days: another date, the name of a month,
// or a dash and a number stands beside it.
func (d *dateReader) isSpan(from, end int) bool {
	if d.isDash(end) && d.at(end+1).kind == 'n' || d.isDash(from-1) && d.endsDay(from-2) {
		return true
	}
	for i := range d.toks {
		if i >= from && i < end {
			continue
		}
		if _, month := d.month(i); month > 0 {
			return true
		}
		if m, more := d.date(i); i >= end && more > 0 && m.valid() {
			return true
		}
	}
	return false
}

// otherDays are words of lines with the day of something else than the text: offers,
// members, events.
var otherDays = []string{"valid", "expire", "member since", "joined", "deadline", "server time", "webinar", "register", "gültig", "mitglied seit", "registriert seit", "válid", "valable", "membre depuis", "scade", "miembro desde"}

// inToolbar reports whether a node stands in the bar that an archive of the web puts above
// its pages, with the days of its copies.
func (r *reading) inToolbar(i int32) bool {
	for ; i > 0; i = r.p.Nodes[i].Parent {
		if strings.HasPrefix(r.p.Attr(i, "id"), "wm-ipp") {
			return true
		}
	}
	return false
}

const originState article.Origin = "state"

// stateNames are the names under which frameworks and shops keep the day of publication.
var stateNames = []string{"datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate", "published_date",
	"publicationDate", "firstPublished", "firstPublishedAt", "first_publication_date",
	"publishedTime", "publishTime", "publish_time", "published_time", "publicationTime", "first_publish_date", "publishDt", "publishedDt"}

// What all of these names hold, so that a script is searched for them once, and a name
// without it, in two parts: what is searched for begins with a letter that is rare.
const (
	stateRoot  = "bli"
	otherBegin = "deploy"
	otherEnd   = "Dt"
)

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
			for at := indexFrom(script, stateRoot, 0); at >= 0; at = indexFrom(script, stateRoot, at+1) {
				for _, name := range stateNames {
					begin := at - strings.Index(name, stateRoot)
					if begin >= 0 && strings.HasPrefix(script[begin:], name) && !yield(stateValue(script[begin+len(name):])) {
						return
					}
				}
			}
			for at := indexFrom(script, otherEnd, 0); at >= 0; at = indexFrom(script, otherEnd, at+1) {
				if strings.HasSuffix(script[:at], otherBegin) && !yield(stateValue(script[at+len(otherEnd):])) {
					return
				}
			}
		}
	}
}

// indexFrom is where a text stands next in another, from an offset on, -1 for nowhere.
func indexFrom(s, part string, from int) int {
	at := strings.Index(s[min(from, len(s)):], part)
	if at < 0 {
		return -1
	}
	return from + at
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

// manyDigits reports whether a text holds as many digits as a day and a year have.
func manyDigits(s string) bool { return hasDigits(s, 5) }
