package meta

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A person is an entry of a byline: a person or desk, or the agency that the
// byline credits.
type person struct {
	name   string
	agency bool
}

// people reads a byline, or an author's name as a system has it: who is named,
// without the words around them. lang is the page's language, two letters, and
// settles words that mean something else in another. Text that the page shows is
// read strictly, since anything may stand there: names are capitalised, and hold
// no digits. What data state as an author is a name unless it plainly is none.
func people(s, lang string, strict bool) []person {
	s = tidy(s)
	if len(s) > 1000 || isURL(s) {
		return nil
	}
	s, _ = cutBy(s, lang)
	s = strings.TrimPrefix(s, "u/") // a forum's user
	if s = cutPosted(s, strict); s == "" {
		return nil
	}
	if w := strings.Fields(s); len(w) == 3 && joins(w[1], lang) && beginsUpper(w[0]) && beginsUpper(w[2]) && plausibleName(w[0]) && plausibleName(w[2]) {
		return []person{{w[0], isAgency(w[0])}, {w[2], isAgency(w[2])}} // Maria & Katerina
	}
	var out []person
	for _, segment := range strings.FieldsFunc(cutBrackets(s), func(r rune) bool { return strings.ContainsRune("|•·→●▪｜", r) }) {
		if strict && len(out) > 0 && (filedAt(segment) == 0 || beginsStop(segment)) {
			break
		}
		found := peopleIn(segment, lang, strict, len(out))
		if strict && len(found) == 0 && (len(out) > 0 || filedAt(segment) > 0 || topicFollows(segment)) {
			break // what follows the date is a section, a number of comments ...
		}
		for _, p := range found {
			if !hasPerson(out, p.name) && len(out) < 40 {
				out = append(out, p)
			}
		}
		if strict && len(out) > 0 && strings.HasSuffix(strings.TrimSpace(segment), ":") { // "in the section:", and then its name
			break
		}
	}
	return out
}

// peopleIn reads the names of one segment of a byline, before which there were n.
func peopleIn(s, lang string, strict bool, n int) (out []person) {
	for k, part := range splitPeople(s, lang) {
		if strict && len(out) > 0 && startsDigit(strings.TrimSpace(part)) {
			break // the date, and what the article is filed under
		}
		if n+len(out) > 0 && isPlace(part) {
			continue
		}
		p := onePerson(part, lang)
		switch {
		case p.name == "":
		case p.agency:
			out = append(out, p)
		case n+len(out) > 0 && (!namesSomebody(p.name) || beginsOutlet(p.name)), strict && !capitalised(p.name):
		case strings.Contains(p.name, " ") && isRole(p.name) && hasCase(p.name) && strings.ToLower(p.name) == p.name: // "news service reports"
		case strict && k > 0 && n+len(out) == 0 && !namesSomebody(p.name): // the office of somebody who is no author
		default:
			out = append(out, p)
		}
	}
	return out
}

// isPlace reports whether what follows a name says from where it was written: "em São
// Paulo", "台北報導".
func isPlace(s string) bool {
	s = strings.TrimSpace(s)
	first, rest, _ := strings.Cut(s, " ")
	return rest != "" && inListFold(placeWords, first) || strings.HasSuffix(s, "報導") || strings.HasSuffix(s, "报道")
}

// beginsOutlet reports whether a name begins as a paper's does.
func beginsOutlet(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return inListFold(outletArticles, first)
}

func hasPerson(list []person, name string) bool {
	for _, p := range list {
		if same(p.name, name) || same("Dr. "+p.name, name) {
			return true
		}
	}
	return false
}

// cutBy removes what announces a name ("By", "Von", "Autor:"), as often as it
// stands there, and says whether it did.
func cutBy(s, lang string) (string, bool) {
	found := false
	for i := 0; i < 3; i++ {
		rest, ok := cutByWord(s, lang)
		if !ok {
			break
		}
		s, found = rest, true
	}
	return s, found
}

func cutByWord(s, lang string) (string, bool) {
	s = strings.TrimLeft(s, " -–—|•·,:;/*►>»©")
	first, _ := utf8.DecodeRuneInString(s)
	for _, w := range byWordIndex()[unicode.ToLower(first)] {
		if w.lang != "" && w.lang != lang && lang != "" {
			continue
		}
		rest, ok := cutFold(s, w.word)
		if !ok {
			continue
		}
		tail := strings.TrimLeft(rest, " ")
		if w.lang != "" && lang == "" && (beginsUpper(s) || wordCount(tail) < 2) { // "da Vinci" is a name
			continue
		}
		hasColon := strings.HasPrefix(tail, ":") || strings.HasPrefix(tail, "：")
		if hasColon {
			return strings.TrimLeft(tail, ":： "), true
		}
		if w.colon || tail == rest && rest != "" {
			continue
		}
		if first, _, _ := strings.Cut(tail, " "); w.lang != "" && !beginsUpper(tail) && !isDomain(first) {
			continue
		}
		return tail, true
	}
	if first < utf8.RuneSelf {
		return s, false
	}
	for _, w := range cjkBy {
		if rest, ok := strings.CutPrefix(s, w); ok {
			tail := strings.TrimLeft(rest, " ")
			if bare := strings.TrimLeft(tail, ":：/／｜|丨・"); bare != tail {
				return strings.TrimSpace(bare), true
			}
			if tail != rest && len(w) > len("文") {
				return tail, true
			}
		}
	}
	return s, false
}

// byWordIndex is clearBy and byWords by first letter. It is made when the first byline is
// read.
var byWordIndex = sync.OnceValue(func() map[rune][]*byWord {
	index := map[rune][]*byWord{}
	add := func(w *byWord) {
		first, _ := utf8.DecodeRuneInString(w.word)
		index[first] = append(index[first], w)
	}
	for _, word := range clearBy {
		add(&byWord{word: word})
	}
	for i := range byWords {
		add(&byWords[i])
	}
	return index
})

// mayAnnounce reports whether a text may begin with one of these words, by a look at its
// first three letters: most lines of a page end here.
func mayAnnounce(s string) bool {
	for i := range len(s) {
		switch c := s[i] | 0x20; {
		case s[i] >= utf8.RuneSelf || s[i] == '&':
			return true
		case 'a' <= c && c <= 'z':
			head := s[i:min(len(s), i+3)]
			return len(head) == 3 && (head[1] >= utf8.RuneSelf || head[2] >= utf8.RuneSelf || byWordHeads()[headOf(head)]>>(head[2]&31)&1 != 0)
		}
	}
	return false
}

// byWordHeads tell by the first two bytes of these words, of which none has only one, what the
// third may be: a bit for each value of its last five bits.
var byWordHeads = sync.OnceValue(func() *[32 * 32]uint32 {
	var thirds [32 * 32]uint32
	for _, words := range byWordIndex() {
		for _, w := range words {
			if word := w.word; len(word) > 2 {
				thirds[headOf(word)] |= 1 << (word[2] & 31)
			} else {
				for _, c := range " :\t\n\r" {
					thirds[headOf(word)] |= 1 << (c & 31)
				}
			}
		}
	}
	return &thirds
})

// headOf numbers the first two bytes of a word by their last five bits.
func headOf(word string) int { return int(word[0]&31)<<5 | int(word[1]&31) }

func beginsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// splitPeople cuts a byline where one name ends: at separators, at words that
// join, and at commas.
func splitPeople(s, lang string) []string {
	last := ' '
	parts := strings.FieldsFunc(s, func(r rune) bool {
		in := unicode.IsDigit(last) // "List 90/The Others" is one name
		last = r
		return strings.ContainsRune(";、/／，؛،", r) && !(in && r == '/')
	})
	var out []string
	for _, part := range parts {
		for _, p := range splitWords(part, lang) {
			out = append(out, splitCommas(p)...)
		}
	}
	return out
}

// splitWords cuts at words that join names, and at dashes with spaces around.
func splitWords(s, lang string) []string {
	words := strings.Fields(s)
	var out []string
	start := 0
	for i, w := range words {
		joined := joins(w, lang) || strings.EqualFold(w, "and")
		if joined && start < i && isOffice(words[start:i]) {
			continue
		}
		if joined || w == "-" || w == "–" || w == "—" || w == "―" {
			out = append(out, strings.Join(words[start:i], " "))
			start = i + 1
		}
	}
	return append(out, strings.Join(words[start:], " "))
}

// isOffice reports whether words begin the name of an organisation that says what it is
// for, and may go on behind "and": "Center for Tests and Measures".
func isOffice(words []string) bool {
	if len(words) < 3 || !inListFold(officeWords, words[0]) {
		return false
	}
	for _, w := range words[1:] {
		if w == "for" || w == "of" || w == "für" || w == "de" || w == "pour" {
			return true
		}
	}
	return false
}

// officeWords begin the names of organisations.
var officeWords = []string{"center", "centre", "institute", "department", "office", "ministry", "bureau", "division", "council", "committee", "society", "association", "federation", "agency", "institut", "bundesamt", "bundesministerium", "ministerium", "ministère", "ministerio", "instituto"}

// splitCommas cuts at commas, unless the comma stands inside one name: "Ruiz,
// Ana", "John Smith, Jr.".
func splitCommas(s string) []string {
	parts := strings.Split(s, ",")
	if len(parts) == 2 && oneWord(parts[0]) && (oneWord(parts[1]) || initials(parts[1]) || endsInParticle(parts[1])) && beginsUpper(strings.TrimSpace(parts[0])) && beginsUpper(strings.TrimSpace(parts[1])) {
		a, b := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
		if !isAgency(a) && !isAgency(b) && !credential(b) && !isRole(b) {
			return []string{b + " " + a}
		}
	}
	var out []string
	for i, p := range parts {
		if i > 0 && (strings.EqualFold(strings.Trim(p, " ."), "jr") || strings.EqualFold(strings.Trim(p, " ."), "sr")) {
			out[len(out)-1] += "," + p
			continue
		}
		out = append(out, p)
	}
	return out
}

func oneWord(s string) bool { return len(strings.Fields(s)) == 1 }

// initials reports whether s is like "Ana M." or "J. R.".
func initials(s string) bool {
	f := strings.Fields(s)
	return len(f) == 2 && strings.HasSuffix(f[1], ".")
}

// endsInParticle reports whether s is like "Ana de", of "Ruiz, Ana de".
func endsInParticle(s string) bool {
	f := strings.Fields(s)
	return len(f) == 2 && inList(particles, f[1])
}

// onePerson cleans one part of a byline. The name is empty if nobody is named.
func onePerson(s, lang string) person {
	s, _ = cutBy(strings.TrimSpace(s), lang)
	s = cutTail(s)
	for _, role := range cjkRoles {
		s = strings.TrimSuffix(s, role)
	}
	if rest, ok := cutReporter(s); ok {
		s = rest
	}
	if wide(s) { // 佐伯 悠真
		s = strings.TrimSpace(s)
	}
	dotted := strings.HasSuffix(s, ".")
	s = strings.Trim(s, " .,:;-–—|*_\"“”„'`>»<«~/\\©®")
	if dotted {
		s = keepInitialDot(s)
	}
	if isAgency(s) {
		return person{s, true}
	}
	if name, last, ok := cutLast(s); ok && strings.Contains(name, " ") && isAgency(last) && !isRole(last) { // "Ana Ruiz Reuters"
		s = name
	}
	s = cutDegrees(cutOffice(s))
	if !plausibleName(s) {
		return person{}
	}
	return person{shout(once(s)), false}
}
