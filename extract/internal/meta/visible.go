package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
	"github.com/seed-fabb886e/pith/extract/internal/page"
)

const originVisible article.Origin = "visible"

// readVisible reads what a reader of the page sees: the headline, and around it
// the deck, the byline, the date line, the source line.
func readVisible(r *reading) {
	r.titleElement()
	r.findHeadline()
	zone, others := r.zone(), r.showsOthers()
	for n := range zone {
		r.zoneLine(zone[n:], others)
	}
	r.markedSource()
	r.creditedAgency()
	if !others {
		r.markedAuthors()
		r.linkedAuthors()
		r.farByline()
	}
	r.markedDates()
	r.deck()
	r.anyDate()
}

// titleElement claims <title>; the resolver takes it apart.
func (r *reading) titleElement() {
	if r.title > 0 {
		r.add(fTitle, rawText(r.p, r.title), "title")
	}
}

// A line is a run of text with no block boundary inside.
type line struct {
	from, to int32  // nodes
	text     string // tidied; empty until asked for
}

// lines cuts the nodes from, to into lines of text, count at most. The table
// writes a line break before a text node at a boundary: then the node's text is
// longer than its data.
func (r *reading) lines(from, to int32, count int) (out []line) {
	p := r.p
	out = make([]line, 0, min(count, int(to-from)/6+1))
	for i := from; i < to; i++ {
		n := &p.Nodes[i]
		if n.Flags&page.IsText == 0 || n.Flags&(page.Silent|page.NoScript) != 0 {
			continue
		}
		broken := r.broken(i)
		if len(out) > 0 && !broken {
			out[len(out)-1].to = i + 1
			continue
		}
		if k := len(out); k > 0 && blank(r.textOf(out[k-1])) {
			out = out[:k-1]
		}
		if len(out) == count {
			break
		}
		out = append(out, line{from: i, to: i + 1})
	}
	return out
}

// allLines is the lines of the whole page, for what is looked for everywhere
// when it does not stand where it should.
func (r *reading) allLines() []line {
	if r.every == nil {
		r.every = r.lines(r.p.Body(), r.p.Len(), 3000)
	}
	return r.every
}

// read fills in the texts of lines. Those of long paragraphs are cut: nothing
// looks behind their beginning.
func (r *reading) read(lines []line) []line {
	for k := range lines {
		text := r.textOf(lines[k])
		lines[k].text = tidy(text[:min(len(text), 4*longLine)])
	}
	return lines
}

// broken reports whether a line begins with the text node at i.
func (r *reading) broken(i int32) bool {
	return int(r.p.Nodes[i+1].Text-r.p.Nodes[i].Text) > len(r.p.Nodes[i].HTML.Data)
}

func (r *reading) textOf(l line) string { return r.p.Text[r.p.Nodes[l.from].Text:r.p.Nodes[l.to].Text] }

// The zone around the headline.
const (
	linesAbove = 8
	linesBelow = 24
	longLine   = 220 // bytes of a line that is a paragraph
)

// zone is the lines where a page shows its byline and date: some above the
// headline, and those below up to the second paragraph.
func (r *reading) zone() []line {
	if r.headline == 0 || r.around != nil {
		return r.around
	}
	above := r.lines(max(r.headline-60, r.p.Body()), r.headline, 60)
	above = r.read(above[max(0, len(above)-linesAbove):])
	end := r.p.Nodes[r.headline].End
	below := r.lines(end, min(r.p.Len(), end+600), linesBelow)
	paragraphs := 0
	for k := range below {
		if r.read(below[k : k+1]); len(below[k].text) > longLine {
			paragraphs++
		}
		if paragraphs == 2 {
			below = below[:k]
			break
		}
	}
	r.around = append(below, above...)
	return r.around
}

// zoneLine claims what one line near the headline says, but for its names on a page that shows
// others than its authors.
func (r *reading) zoneLine(lines []line, others bool) {
	l := &lines[0]
	if len(l.text) > longLine || l.text == "" {
		return
	}
	if name, ok := cutSource(l.text); ok && name != "" && !isPictureSource(name) {
		if r.standsIn(l.from, isFigure) { // the picture's
			return
		}
		c := r.add(fSource, name, originVisible)
		c.node = l.from
		return
	}
	r.lineDates(l)
	if !others {
		r.bylineFrom(lines)
	}
}

// cutSource is what follows a word such as "Source:" at the beginning of a text,
// and whether one stands there.
func cutSource(s string) (string, bool) {
	first, _ := utf8.DecodeRuneInString(s)
	first = unicode.ToLower(first)
	for _, word := range sourceWords {
		if begin, _ := utf8.DecodeRuneInString(word); begin != first {
			continue
		}
		if rest, ok := cutFold(s, word); ok {
			rest = strings.TrimLeft(rest, " ")
			if bare := strings.TrimLeft(rest, ":：/"); bare != rest {
				return firstPart(bare), true
			}
		}
	}
	return s, false
}

// markedSource claims the text of an element near the headline that says it is
// the source.
func (r *reading) markedSource() {
	for _, m := range r.marks {
		if m.kinds&kSource == 0 || m.chrome || !r.near(m.node) || r.standsIn(m.node, isFigure) || r.p.Words(m.node) > 8 || r.p.Chars(m.node) == 0 {
			continue
		}
		text := r.p.Clean(m.node)
		name, said := cutSource(text)
		if !said && !isAgency(text) || isPictureSource(text) { // class="source" alone may mean anything
			continue
		}
		c := r.add(fSource, name, originVisible)
		c.node = m.node
	}
}

// firstPart is a text up to the next separator.
func firstPart(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, "|•·;\t"); i > 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// updatedWords announce the date of a change. Lower case.
var updatedWords = []string{"updated", "update:", "last modified", "modified", "aktualisiert", "zuletzt geändert", "mis à jour", "modifié", "mise à jour", "actualizado", "actualizada", "aggiornato", "aggiornamento", "atualizado", "atualizada", "bijgewerkt", "gewijzigd", "aktualizacja", "zaktualizowano", "uppdaterad", "opdateret", "oppdatert", "päivitetty", "güncelleme", "güncellenme", "обновлено", "изменено", "оновлено", "تحديث", "آخر تحديث", "更新", "수정", "업데이트", "diperbarui", "cập nhật", "ενημέρωση", "frissítve", "actualizat", "aktualizováno"}

// lineDates claims the dates of a line: the first one, and the one behind a word
// that announces a change.
func (r *reading) lineDates(l *line) {
	d := dateReaderOf(l.text, r.hint)
	first, ok := d.find()
	if !ok || d.spansDays() || r.inToolbar(l.from) {
		return
	}
	before, behind, ok := cutUpdated(l.text)
	if !ok {
		r.shownDate(fPublished, first, l.from, false)
		return
	}
	r.visibleDate(fPublished, before, l.from, false)
	r.visibleDate(fModified, behind, l.from, false)
}

// cutUpdated parts a text before the first word that announces a change.
func cutUpdated(s string) (before, behind string, ok bool) {
	low := strings.ToLower(s)
	cut := -1
	for _, w := range updatedWords {
		if i := strings.Index(low, w); i >= 0 && (cut < 0 || i < cut) {
			cut = i
		}
	}
	if cut < 0 || len(low) != len(s) {
		return s, "", false
	}
	return s[:cut], s[cut:], true
}

// visibleDate claims a date if there is one in a text.
func (r *reading) visibleDate(f field, text string, node int32, weak bool) bool {
	m, ok := findDate(text, r.hint)
	return ok && r.shownDate(f, m, node, weak)
}

func (r *reading) shownDate(f field, m moment, node int32, weak bool) bool {
	if m.year < 1990 || r.standsIn(node, isNav) && r.makes() == article.TypeDocumentation { // of the program that made the manual
		return false
	}
	c := r.add(f, m.String(), originVisible)
	c.node, c.weak = node, weak
	return true
}

// standsIn reports whether a node is or stands in an element of some tags.
func (r *reading) standsIn(i int32, is func(atom.Atom) bool) bool {
	for ; i > 0; i = r.p.Nodes[i].Parent {
		if is(r.p.Nodes[i].Tag) {
			return true
		}
	}
	return false
}

func isNav(tag atom.Atom) bool  { return tag == atom.Nav }
func isItem(tag atom.Atom) bool { return tag == atom.Li }

func isCaption(tag atom.Atom) bool { return tag == atom.Figcaption }

func isFigure(tag atom.Atom) bool { return tag == atom.Figure || tag == atom.Figcaption }

// near reports whether a node stands where bylines and dates do.
func (r *reading) near(i int32) bool {
	return r.headline > 0 && i > r.headline-120 && i < r.p.Nodes[r.headline].End+300
}

// markedDates claims the dates in time elements and in those that say they hold
// one.
func (r *reading) markedDates() {
	for _, m := range r.marks {
		if m.kinds&(kDate|kTime) == 0 || r.p.Words(m.node) > 30 {
			continue
		}
		near := !m.chrome && r.near(m.node)
		itself := !near && r.teasesItself(m.node)
		if m.chrome && !itself {
			continue
		}
		f := fPublished
		text := r.p.Clean(m.node)
		class := r.p.Attr(m.node, "class")
		marked := m.kinds&kModified != 0 && !strings.Contains(class, "publish") || r.p.Attr(m.node, "itemprop") == "dateModified"
		if marked || saysUpdated(text) || saysUpdated(r.textBefore(m.node)) {
			f = fModified
		} else if before, _, ok := cutUpdated(text); ok {
			if _, dated := findDate(before, r.hint); !dated {
				f = fModified
			}
		}
		weak := !near && !itself
		if d, ok := r.attrDate(m.node); ok && d.year >= 1990 {
			c := r.add(f, d.String(), "time")
			c.node, c.weak = m.node, weak
			continue
		}
		if r.visibleDate(f, text, m.node, weak) || // or a box with the month, the day and the year below each other
			r.visibleDate(f, strings.ReplaceAll(r.spaced(m.node, r.p.Nodes[m.node].End), "|", ""), m.node, weak) {
			if claims := r.claims[f]; itself || !r.standsIn(m.node, isItem) {
				claims[len(claims)-1].list = listMarked
			}
		}
	}
}

// teaserWords is how many words the box of a teaser holds at most.
const teaserWords = 60

// teasesItself reports whether an element stands in a teaser of the page itself, among those of
// its site's latest.
func (r *reading) teasesItself(i int32) bool {
	for up := i; up > 0 && r.p.Words(up) <= teaserWords; up = r.p.Nodes[up].Parent {
		if tag := r.p.Nodes[up].Tag; tag != atom.Article && tag != atom.Li {
			continue
		}
		for k := up; k < r.p.Nodes[up].End; k++ {
			if r.p.Nodes[k].Tag == atom.A && r.isHere(r.p.Attr(k, "href")) {
				return true
			}
		}
	}
	return false
}

// isHere reports whether an address is that of the page itself.
func (r *reading) isHere(href string) bool {
	if href == "" || href[0] == '#' || !r.mayBeOwn(href) {
		return false
	}
	u, err := r.addr.Parse(href)
	return err == nil && u.Host == r.addr.Host && u.Path == r.addr.Path && u.RawQuery == r.addr.RawQuery && u.Fragment == ""
}

// attrDate is the date that an element has for machines: in datetime, or as the title of
// what shows it to people (hAtom 0.1, "datetime design pattern").
func (r *reading) attrDate(i int32) (moment, bool) {
	if dt := r.p.Attr(i, "datetime"); dt != "" {
		return machineDate(dt, r.hint)
	}
	if title := r.p.Attr(i, "title"); title != "" {
		return isoDate(title)
	}
	return moment{}, false
}

func saysUpdated(s string) bool {
	low := strings.ToLower(s)
	for _, w := range updatedWords {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	return false
}

// textBefore is the text right before a node, where a label stands.
func (r *reading) textBefore(i int32) string {
	if i == 0 || r.p.Nodes[i-1].Flags&page.IsText == 0 || len(r.p.Nodes[i-1].HTML.Data) > 60 {
		return ""
	}
	return strings.TrimSpace(r.p.Nodes[i-1].HTML.Data)
}

// hasParagraph reports whether a paragraph of text stands between two nodes.
func (r *reading) hasParagraph(from, to int32) bool {
	for i := r.p.Nodes[from].End; i < to; i++ {
		if r.p.Nodes[i].End <= to && r.isParagraph(i) {
			return true
		}
	}
	return false
}

// inParagraph reports whether a node stands in a paragraph of text.
func (r *reading) inParagraph(i int32) bool {
	for n := 0; n < 4 && i > 0; i, n = r.p.Nodes[i].Parent, n+1 {
		if r.isParagraph(i) {
			return true
		}
	}
	return false
}

// isParagraph holds for a paragraph of text.
func (r *reading) isParagraph(i int32) bool {
	return r.p.Nodes[i].Tag == atom.P && r.p.Words(i) >= deckParagraph && r.p.LinkDensity(i) < 0.5
}

// deckParagraph is how many words the first paragraph of a text has at least.
const deckParagraph = 20

// deck claims the line below the headline that says it is one.
func (r *reading) deck() {
	for _, m := range r.marks {
		if m.kinds&kDeck == 0 || m.chrome || !r.near(m.node) || m.node < r.headline || r.p.Nodes[m.node].Flags&page.InLink != 0 || r.p.LinkDensity(m.node) >= 0.5 {
			continue
		}
		if r.hasParagraph(r.headline, m.node) {
			return // what stands behind it is the heading of a section
		}
		if w := r.p.Words(m.node); w >= 3 && w <= 80 && !r.isDated(r.p.Clean(m.node)) {
			r.add(fSubtitle, r.p.Clean(m.node), originVisible)
			return
		}
	}
}
