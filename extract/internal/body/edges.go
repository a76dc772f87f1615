package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// headline drops headings that repeat the page's title, wherever they stand, and
// what else repeats it before the first paragraph; above all text behind a kicker, too. A post
// that is nothing but its title stays.
func (c *cleaner) headline() {
	if c.title == "" {
		return
	}
	before, next, left := true, int32(0), c.m.Words()
	most := int32(strings.Count(c.title, " ") + 3 + kickerWords)
	for _, e := range c.elements {
		n := &c.p.Nodes[e.at]
		if n.Flags&page.IsBlock == 0 || e.at < next || !before && !heading(n.Tag) {
			continue
		}
		words := c.keptIn(e.at)
		if words > 0 && words <= most && words < left && (foldsTo(c.p.TextOf(e.at), c.title) || c.before(e.at).words < proseWords && c.hasKicker(e.at)) {
			c.m.DropKept(e.at, "headline")
			left -= words
			c.stale = true
			next = n.End
			continue
		}
		if words >= proseWords && n.Tag == atom.P {
			before = false
		}
	}
}

// hasKicker reports whether a heading is the title behind a kicker and a mark.
func (c *cleaner) hasKicker(i int32) bool {
	if !heading(c.p.Nodes[i].Tag) || strings.Count(c.title, " ") < titleSpaces {
		return false
	}
	for _, mark := range []string{": ", " - ", " – ", " — ", " | "} {
		if kicker, rest, ok := strings.Cut(c.p.TextOf(i), mark); ok && len(strings.Fields(kicker)) <= kickerWords && foldsTo(rest, c.title) {
			return true
		}
	}
	return false
}

// kickerWords is how many words a kicker has at most, and titleSpaces how many spaces a title
// at least that is told behind one: "AWS Lambda" ends a section's heading as well.
const kickerWords, titleSpaces = 6, 4

// furniture are words that lines above and below an article consist of.
var furniture = []string{"min read", "minute read", "minutes read", "min de lectura", "minuten lesezeit", "min. lesezeit", "دقيقة قراءة", "listen", "share", "print", "advertisement", "read more", "updated", "published", "posted", "subscribe", "sign up", "follow us", "comments", "photo", "image"}

// openingProse is how many paragraphs end an article's opening: the first may be
// a standfirst that the byline follows.
const openingProse = 2

// opening drops short lines before the text that are no sentence and say only
// who wrote when, or how long it takes to read, with the pictures in them.
func (c *cleaner) opening() {
	prose, next := 0, int32(0)
	for _, e := range c.elements {
		i, n := e.at, &c.p.Nodes[e.at]
		if i < next || n.Flags&page.IsBlock == 0 || c.keptIn(i) == 0 || c.hasBlock(i) {
			continue
		}
		switch {
		case heading(n.Tag) && !dateLine(c.text(i)) && !(isSmallHeading(n.Tag) && byLine(c.text(i))):
		case c.isByline(i):
			c.m.DropKept(i, "byline")
			c.stale = true
		case c.keptIn(i) >= proseWords:
			if prose++; prose == openingProse {
				return
			}
		}
		next = n.End
	}
}

// isSmallHeading holds for the headings that sites use for small print, too.
func isSmallHeading(tag atom.Atom) bool { return tag == atom.H4 || tag == atom.H5 || tag == atom.H6 }

// isByline reports whether a block says who wrote when, or how long it takes to
// read, and no more.
func (c *cleaner) isByline(i int32) bool {
	if c.p.Chars(i) > longestByline && c.keptIn(i) == c.p.Words(i) {
		return false // as byLine says
	}
	text, tag := c.text(i), c.p.Nodes[i].Tag
	return byLine(text) || tag != atom.Td && tag != atom.Th && dateLine(text) || onlyFurniture(text)
}

// text is what is kept of a subtree's text, in one line.
func (c *cleaner) text(i int32) string {
	if c.keptIn(i) == c.p.Words(i) {
		return c.p.Clean(i)
	}
	var b strings.Builder
	for j := i; j < c.p.Nodes[i].End; j++ {
		if n := &c.p.Nodes[j]; n.Flags&page.IsText != 0 && c.m.Of[j] == page.Keep {
			b.WriteString(n.HTML.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (c *cleaner) hasBlock(i int32) bool {
	for j := i + 1; j < c.p.Nodes[i].End; j++ {
		if c.p.Nodes[j].Flags&page.IsBlock != 0 && c.keptIn(j) > 0 {
			return true
		}
	}
	return false
}

// longestByline is how many characters one has at most.
const longestByline = 160

// byLine reports whether a line is a byline or a date line and nothing more: it
// begins as they do, ends as no sentence does, and is longer than a name and a
// date only where it holds several of them.
func byLine(s string) bool {
	length := utf8.RuneCountInString(s)
	if length > longestByline || length > 80 && !strings.ContainsAny(s, "0123456789") || strings.Contains(s, ". ") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ".m.") {
		return false
	}
	low := strings.ToLower(s)
	for _, by := range byWords {
		if strings.HasPrefix(low, by) {
			return true
		}
	}
	return false
}

var byWords = []string{"by ", "von ", "por ", "par ", "written by ", "source:", "fuente:", "quelle:", "fonte:", "المصدر:", "الكاتب:", "بقلم ", "posted by ", "posted on ", "published ", "updated ", "last updated "}

// dateLine reports whether a line is a date and nothing more: a year, a few more
// digits, and at most the names of a weekday and a month.
func dateLine(s string) bool {
	if utf8.RuneCountInString(s) > 40 || strings.ContainsAny(s, "+%€$£@=()") {
		return false
	}
	digits, words, number, length, year, inWord := 0, 0, 0, 0, false, false
	for _, r := range s + " " {
		d := digit(r)
		letter := d < 0 && (unicode.IsLetter(r) || unicode.IsMark(r))
		switch {
		case d >= 0:
			digits++
			number, length = number*10+d, length+1
		default:
			year = year || length == 4 && number >= 1900 && number < 2100
			number, length = 0, 0
		}
		if letter && !inWord {
			words++
		}
		inWord = letter
	}
	return year && digits >= 5 && digits <= 14 && words <= 2
}

// digit is the value of a digit in European or Arabic figures, or -1.
func digit(r rune) int {
	for _, zero := range []rune{'0', '٠', '۰'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

func onlyFurniture(s string) bool {
	low := strings.ToLower(s)
	if utf8.RuneCountInString(s) > 30 {
		return false
	}
	for _, f := range furniture {
		if rest, ok := strings.CutSuffix(low, f); ok && strings.Trim(rest, "0123456789 :|·-") == "" {
			return true
		}
	}
	return false
}

// filedWords begin the line below a weblog's post that says when it was written, and where it
// is filed.
var filedWords = []string{"this entry was posted", "this post was posted", "this entry was written", "this article was posted on", "dieser beitrag wurde", "dieser eintrag wurde", "der beitrag wurde am", "der beitrag wurde unter",
	"esta entrada fue publicada", "esta entrada se publicó", "cet article a été publié", "cette entrée a été publiée", "ce billet a été", "questo articolo è stato pubblicato", "questa voce è stata pubblicata", "dit bericht is geplaatst", "dit bericht werd geplaatst", "det här inlägget", "esta entrada foi publicada"}

// filedLength is how many words such a line has at most.
const filedLength = 80

// filed drops such lines, if they hold a link: to the category, or to the day.
func (c *cleaner) filed() {
	for _, e := range c.elements {
		i, n := e.at, &c.p.Nodes[e.at]
		if n.Flags&page.IsBlock == 0 || !beginsFiled(c.p.Text[n.Text:c.p.Nodes[n.End].Text]) {
			continue
		}
		if c.p.Words(i) <= filedLength && c.p.LinkChars(i) > 0 && !c.hasBlock(i) && c.keptIn(i) > 0 {
			c.m.DropKept(i, "where it is filed")
			c.stale = true
		}
	}
}

func beginsFiled(text string) bool {
	text = strings.TrimLeft(text[:min(len(text), 80)], " \t\r\n")
	for _, words := range filedWords {
		if len(text) >= len(words) && strings.EqualFold(text[:len(words)], words) {
			return true
		}
	}
	return false
}

// dangling drops headings behind which nothing of the body follows.
func (c *cleaner) dangling() {
	if c.stale {
		c.recount(c.from)
	}
	for i := c.to - 1; i > 0; i-- {
		n := &c.p.Nodes[i]
		if c.m.Of[i] == page.Keep && leaf(n) {
			return
		}
		if n.Flags&page.IsText == 0 || c.m.Of[i] != page.Keep || c.p.Words(i) == 0 && strings.TrimSpace(n.HTML.Data) == "" {
			continue
		}
		h := n.Parent
		for h > 0 && !heading(c.p.Nodes[h].Tag) {
			h = c.p.Nodes[h].Parent
		}
		if h <= 0 || c.keptIn(h)*5 > c.total {
			return
		}
		c.m.DropKept(h, "dangling heading")
		i = h
	}
}
