package model

import (
	"unicode"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Lines and lists inside the text that send readers to other articles.

// dropTeasers drops the lines between paragraphs that send readers to another
// article, and the links below a line that says so. Labels of some sets have them;
// nobody who saves an article wants them.
func (s *Sheet) dropTeasers(out []Verdict) {
	label := false // the block before says that links follow, or is such a link
	prose := false // the one before those that go is a paragraph that stays
	for i := range out {
		row := s.Row(i)
		if row[cHeading] > 0 {
			label, prose = false, out[i].Kept && isProse(&s.Blocks[i])
			continue
		}
		link, on := row[cLinkShare] > mostlyLink, s.texts[i].sendsOn
		half := row[cLinkShare] > halfLink && kind(row[cLast]) != kStop
		if out[i].Kept && s.Blocks[i].Words <= teaserWords && (link && (label || prose && s.shouts(i)) || (link || half) && on || s.isAnnounced(i)) {
			out[i] = Verdict{false, IsTeaser}
		} else {
			prose = out[i].Kept && isProse(&s.Blocks[i])
		}
		label = label && link || s.isLabel(i)
	}
	s.dropLabels(out)
}

// dropLabels drops the lines that say that links follow where nothing follows that stays.
func (s *Sheet) dropLabels(out []Verdict) {
	for i := range out {
		row := s.Row(i)
		if out[i].Kept && s.isLabel(i) && row[cHeading] == 0 && kind(row[cLast]) != kStop && (i+1 == len(out) || !out[i+1].Kept) {
			out[i] = Verdict{false, IsTeaser}
		}
	}
}

// isAnnounced holds, on a page that says that it is an article, for a link behind capitals
// that are no credit: "SOURCE: The harbour's report" stays.
func (s *Sheet) isAnnounced(i int) bool {
	return s.texts[i].announces && s.Row(i)[cTelling+tellCredit]&tellBegins == 0
}

// announces reports whether a block is a few words in capitals, a mark, and a link, in
// whatever language: "READ THIS: Boats that sank".
func announces(p *page.Page, b *Block) bool {
	words, chars, last := int32(0), int32(0), rune(0)
	small, capital := false, false
	for k := b.First; k <= b.Last && p.Nodes[k].Flags&page.InLink == 0; k++ {
		if p.Nodes[k].Flags&page.IsText == 0 {
			continue
		}
		words, chars = words+p.Words(k), chars+p.Chars(k)
		for _, r := range p.Nodes[k].HTML.Data {
			capital = capital || unicode.IsUpper(r)
			small = small || unicode.IsLetter(r) && !unicode.IsUpper(r)
			if !unicode.IsSpace(r) {
				last = r
			}
		}
	}
	return capital && !small && words <= labelWords && (last == ':' || last == '|' || last == '>' || last == '»') &&
		b.LinkChars+chars+linkEnd >= b.Chars
}

// linkEnd is how many characters may follow the link.
const linkEnd = 2

// isLabel holds for a line that says that links to other articles follow.
func (s *Sheet) isLabel(i int) bool { return s.texts[i].sendsOn && s.Blocks[i].Words <= labelWords }

// dropCutOff drops, on a page that says that it is an article, teasers in a row that begin
// with a link and end where the beginning of the other article was cut off.
func (s *Sheet) dropCutOff(out []Verdict) {
	if !s.article {
		return
	}
	var row []int
	end := func() {
		for _, i := range row {
			if len(row) >= cutOffs {
				out[i] = Verdict{false, IsTeaser}
			}
		}
		row = row[:0]
	}
	for i, v := range out {
		switch {
		case !v.Kept || s.Blocks[i].Words < labelWords:
		case s.texts[i].cut && s.Row(i)[cLinkFirst] > 0 && s.Row(i)[cLinkShare] < mostlyLink:
			row = append(row, i)
		default:
			end()
		}
	}
	end()
}

// dropLinks drops, on a page that says that it is an article, short blocks of links whose
// log-odds hardly exceed what they must, but for items between two of their list that stay: most
// of these are no part of it.
func (s *Sheet) dropLinks(out []Verdict, sums []int32, bias int32) {
	if !s.article {
		return
	}
	doubtful := func(i int) bool {
		return out[i] == (Verdict{Kept: true}) && sums[i] <= bias+linkDoubt && s.Row(i)[cLinkShare] > mostlyLink && s.Blocks[i].Words < proseWords
	}
	stays := func(i, k int) bool { // and i is an item beside it
		return k >= 0 && k < len(out) && out[k].Kept && !doubtful(k) && s.Row(i)[cTag] == liCode && s.Row(k)[cTag] == liCode && s.container(i) == s.container(k)
	}
	for i := range out {
		if doubtful(i) && (!stays(i, i-1) || !stays(i, i+1)) {
			out[i] = Verdict{false, IsLinks}
		}
	}
}

const (
	linkDoubt   = Unit / 2 // by how much the log-odds of links in doubt exceed at most
	teaserWords = 40       // of the longest teaser
	cutOffs     = 3        // teasers in a row that are cut off
	labelWords  = 8        // of a label above one
	mostlyLink  = 180      // share of a line's text in links, of 255
	halfLink    = 120      // the same, of a line that is no sentence
)

// shouts holds for a line of capitals, as news sites set headlines of others between
// paragraphs.
func (s *Sheet) shouts(i int) bool { return !s.texts[i].small && s.texts[i].capitals >= shoutWords }

// shoutWords is how many capital words such a line has at least.
const shoutWords = 4
