package meta

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// Who began a thread, as the common programs of forums mark it. Such names are accounts,
// "mill42", which a byline's would not be believed to be.

// posterClasses are the classes of the poster's name itself: of phpBB, XenForo and vBulletin;
// of vBulletin 3; of phpBB's groups; of Flarum; of Invision. kPoster is told by their beginnings.
var posterClasses = []string{"username", "bigusername", "username-coloured", "PostUser-name", "cAuthorPane_author"}

// posterBoxes are those of boxes about the poster, in which the first link or strong text is
// the name: phpBB, PunBB and FluxBB, MyBB. Simple Machines' is called "poster", as pictures
// of films are, and links to the poster's page.
var posterBoxes = []string{"postprofile", "postleft", "author_information"}

// threadStarter claims the poster of the page's first post, if no paragraph stands between
// the headline and the name: further down are readers who comment. Above the headline may
// stand who is logged in, but no box about a poster.
func (r *reading) threadStarter() bool {
	seen := max(r.headline+1, r.p.Body())
	for _, m := range r.marks {
		if m.kinds&kPoster == 0 || m.node < r.p.Body() || r.p.Nodes[m.node].Flags&(page.Silent|page.NoScript) != 0 {
			continue
		}
		for ; seen <= m.node; seen++ {
			if r.isParagraph(seen) && !r.inDialog(seen) {
				return false
			}
		}
		name := r.posterName(m.node)
		if name == 0 || name == m.node && name < r.headline || r.inChrome(m.node) {
			continue
		}
		text := strings.TrimPrefix(r.p.Clean(name), "@")
		if wordCount(text) > posterWords || !plausibleName(text) || strings.Contains(text, "@") {
			return false
		}
		r.addClaim(fAuthors, claim{Value: Value{Text: text, URL: r.linkAt(name), Origin: originVisible}, node: name, list: listMarked, whole: true})
		return true
	}
	return false
}

// inDialog reports whether a node stands in what opens above the page, to log in, to choose or
// to agree to something.
func (r *reading) inDialog(i int32) bool {
	for ; i > 0; i = r.p.Nodes[i].Parent {
		if role := r.p.Attr(i, "role"); r.p.Nodes[i].Tag == atom.Dialog || role == "dialog" || role == "alertdialog" || hasAnyFold(r.p.Attr(i, "class"), dialogWords) || hasAnyFold(r.p.Attr(i, "id"), dialogWords) {
			return true
		}
	}
	return false
}

var dialogWords = []string{"dialog", "modal", "dropdown", "popup"}

// posterWords is how many words an account's name has at most.
const posterWords = 4

// posterName is the element that holds the poster's name, if one says that it does, or that
// it is a box about the poster; 0 for none.
func (r *reading) posterName(i int32) int32 {
	if r.p.Words(i) == 0 {
		return 0
	}
	for word := range strings.FieldsSeq(r.p.Attr(i, "class")) {
		switch {
		case inList(posterClasses, word) && r.p.Words(i) <= posterWords:
			return i
		case inList(posterBoxes, word), word == "poster":
			if name := r.nameInBox(i, word == "poster"); name > 0 {
				return name
			}
		}
	}
	return 0
}

// posterNodes is how far into a box about a poster the name stands at most.
const posterNodes = 400

// nameInBox is the first link or strong text in a box, or the first link to somebody's page;
// 0 for none.
func (r *reading) nameInBox(box int32, leads bool) int32 {
	for i := box + 1; i < min(r.p.Nodes[box].End, box+posterNodes); i++ {
		if tag := r.p.Nodes[i].Tag; (tag == atom.A || tag == atom.Strong) && r.p.Words(i) > 0 && (!leads || isPersonPath(r.p.Attr(i, "href"))) {
			return i
		}
	}
	return 0
}

// timedAccounts are the names between a dash and the time of day, as early WordPress has them
// below a headline: "Filed under: Farming — mill42 @ 10:15 pm".
func (r *reading) timedAccounts(yield func(int32, string) bool) {
	for _, l := range r.zone() {
		before, behind, ok := strings.Cut(l.text, " @ ")
		at := strings.LastIndex(before, "— ")
		if !ok || at < 0 || len(l.text) > longLine || !isTimeOfDay(behind) {
			continue
		}
		if name := strings.TrimSpace(before[at+len("— "):]); wordCount(name) <= posterWords && plausibleName(name) && !yield(l.from, name) {
			return
		}
	}
}

// isTimeOfDay reports whether a text begins with a time of day.
func isTimeOfDay(s string) bool {
	hour, rest, ok := strings.Cut(s, ":")
	return ok && hour != "" && len(hour) <= 2 && hasDigitsOnly(hour) && len(rest) >= 2 && hasDigitsOnly(rest[:2])
}

func hasDigitsOnly(s string) bool { return strings.Trim(s, "0123456789-") == "" }

// shownAccounts are the names of authors whom data state as they log in: "Ana M. Ruiz", who
// is "ana.ruiz" to the system.
func (r *reading) shownAccounts(yield func(int32, string) bool) {
	for i := range r.claims[fAuthors] {
		account := r.claims[fAuthors][i].Text
		first, last, ok := strings.Cut(account, ".")
		if !ok || !isAccount(account) || first == "" || last == "" || strings.Contains(last, ".") {
			continue
		}
		for k := r.p.Body(); k < r.p.Len(); k++ {
			if n := &r.p.Nodes[k]; n.Flags&page.IsText == 0 || n.Flags&page.Silent != 0 {
				continue
			}
			if name := namedIn(r.p.Nodes[k].HTML.Data, first, last); name != "" && !yield(k, name) {
				return
			}
		}
	}
}

// namedIn is the name in a text that begins and ends with two words, with an initial or one
// more name between them at most; "" for none.
func namedIn(text, first, last string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if !strings.EqualFold(strings.TrimLeft(w, "(["), first) {
			continue
		}
		for k := i + 1; k <= i+2 && k < len(words); k++ {
			if end := strings.TrimRight(words[k], ".,:;)]"); strings.EqualFold(end, last) {
				return strings.TrimLeft(strings.Join(words[i:k], " "), "([") + " " + end
			}
		}
	}
	return ""
}
