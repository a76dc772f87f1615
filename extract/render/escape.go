package render

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Text has to read back as the same text, and to stay readable: a character gets
// a backslash only where it would be syntax. The rules, for a character of a
// text that is not code:
//
//	`      always: any two runs may pair
//	\      unless a letter or digit follows
//	*      unless it is a word of its own: elsewhere it may open or close, and
//	       em and strong are written with it
//	_      unless white space is before it, so that it cannot close (nothing is
//	       written with _, so an opener alone is harmless), or it is inside a word
//	~      unless white space is before it, it is single and not inside del:
//	       ~~ is written only where it cannot close (see opens)
//	[      inside the label of a link or image, before ^, and before a number where
//	       links are references; no other [ can become a link, because of the next
//	       rule, but see opensLabel and staysOpen
//	^      at the beginning of its text, behind a [ that is written for a link
//	(      behind a reference to a footnote; there : too, at the beginning of a line
//	]      inside a label, and before ( [ : and whatever follows this text
//	<      where a tag, comment or autolink may begin
//	&      where an entity would stand
//	|      inside a table's cell
//	!      before a [ that is written for a link (see openLabel)
//	#      at the end of a heading (see keepTrailingHashes)
//
// and what would be the marker of a block at the beginning of a line: see
// blockMarker. A bare URL needs nothing: GFM makes it a link, with the same text,
// unless markup follows it without a space (see autolinkGuard).

// text writes a text. What follows it is what follows n, nothing if that is nil.
func (w *markdownWriter) text(s string, n *html.Node) {
	s = clean(s)
	for i := 0; i < len(s); {
		if isSpace(s[i]) {
			w.space = true
			i++
			continue
		}
		end := i + 1
		for end < len(s) && !isSpace(s[end]) {
			end++
		}
		w.flush(s[i:])
		if w.refGuard(s[i]) {
			w.buf = append(w.buf, '\\', s[i])
			i++
		}
		if w.atLine {
			w.atLine = false
			if at := w.blockMarker(s[i:], n); at >= 0 {
				w.buf = append(w.buf, s[i:i+at]...)
				w.buf = append(w.buf, '\\', s[i+at])
				i += at + 1
			}
		}
		if at := w.autolinkGuard(s[i:end], end == len(s), n); at >= 0 {
			w.word(s, i, i+at, n)
			w.buf = append(w.buf, '\\', s[i+at])
			i += at + 1
		}
		w.word(s, i, end, n)
		i = plainWords(s, end)
		w.buf = append(w.buf, s[end:i]...)
	}
}

// plainWords is the end of the words behind s[:i] that need no look: each has one
// space before it and white space behind, and no special character.
func plainWords(s string, i int) int {
	for i < len(s) && isOneSpace(s, i) {
		end := i + 1
		for end < len(s) && !isSpace(s[end]) {
			if special[s[end]] {
				return i
			}
			end++
		}
		if end == len(s) {
			return i
		}
		i = end
	}
	return i
}

// word writes s[i:end], which holds no white space.
func (w *markdownWriter) word(s string, i, end int, n *html.Node) {
	for i < end {
		plain := i
		for i < end && !special[s[i]] {
			i++
		}
		w.buf = append(w.buf, s[plain:i]...)
		if i == end {
			return
		}
		if c := s[i]; c == '*' || c == '_' || c == '~' {
			i = w.delimiters(s, i, end)
			continue
		}
		if w.isSyntax(s, i, n) {
			w.buf = append(w.buf, '\\')
		}
		w.buf = append(w.buf, s[i])
		i++
	}
}

// special are the characters that isSyntax and delimiters decide about.
var special = [256]bool{
	'\\': true, '`': true, '*': true, '_': true, '~': true,
	'[': true, ']': true, '<': true, '&': true, '|': true, '^': true,
}

// isSyntax reports whether the special character at s[i] would be read as syntax.
func (w *markdownWriter) isSyntax(s string, i int, n *html.Node) bool {
	rest := s[i+1:]
	switch s[i] {
	case '`':
		return true
	case '\\':
		return rest == "" || !isAlnum(rest[0])
	case '[':
		return w.labels > 0 || rest != "" && rest[0] == '^' || w.numbers != nil && maybeReference(rest) || staysOpen(rest)
	case '^':
		return i == 0 && len(w.buf) > 0 && w.buf[len(w.buf)-1] == '['
	case ']':
		if rest == "" {
			next := follow(n)
			return w.labels > 0 || next != 0 && !isSpaceRune(next)
		}
		return w.labels > 0 || opensAddress(rest[0])
	case '<':
		return opensTag(rest)
	case '&':
		return isEntity(rest)
	case '|':
		return w.inCell
	}
	return false
}

// longestLabel is how many characters CommonMark allows in the label of a reference;
// half of it is taken, since other texts may follow.
const longestLabel = 999

// manyOpen is how many of them may stand open behind each other.
const manyOpen = 8

// staysOpen reports whether a [ before the text has no ] of its own for so long that
// goldmark, which counts the characters from there, may read no link behind it.
func staysOpen(rest string) bool {
	if len(rest) <= longestLabel/2 && strings.Count(rest, "[") < manyOpen {
		return false
	}
	open := 1
	for i := range min(len(rest), longestLabel/2) {
		switch rest[i] {
		case '[':
			open++
		case ']':
			if i+1 < len(rest) && opensAddress(rest[i+1]) {
				continue // an escaped one closes nothing
			}
			if open--; open == 0 {
				return false
			}
		}
	}
	return true
}

// opensAddress reports whether a character behind a ] begins what makes a link.
func opensAddress(c byte) bool { return c == '(' || c == '[' || c == ':' }

// delimiters writes the run of * _ or ~ that begins at s[i], and returns its end.
func (w *markdownWriter) delimiters(s string, i, end int) int {
	c, start := s[i], i
	for i < end && s[i] == c {
		i++
	}
	if w.isDelimiter(s, start, i) {
		for range i - start {
			w.buf = append(w.buf, '\\', c)
		}
	} else {
		w.buf = append(w.buf, s[start:i]...)
	}
	return i
}

// isDelimiter reports whether the run s[i:end] of * _ or ~ might pair with another.
func (w *markdownWriter) isDelimiter(s string, i, end int) bool {
	prev := w.lastRune()
	spaced := prev == ' ' || prev == '\n'
	if strings.TrimLeft(s[end:], spaceChars) == "" {
		return s[i] != '_' || !spaced // a delimiter or a hard break may follow
	}
	switch s[i] {
	case '*':
		return !spaced || !isSpace(s[end])
	case '_':
		next, _ := utf8.DecodeRuneInString(s[end:])
		return !spaced && !(isWordRune(prev) && isWordRune(next))
	default:
		return !spaced || end-i > 1 || within(w.spans, atom.Del)
	}
}

// opensTag reports whether a < before rest may begin a tag, a comment or an
// autolink, in which all that an address may hold can follow it.
func opensTag(rest string) bool {
	if rest == "" || isAlnum(rest[0]) && rest[0] > '9' || strings.IndexByte("/!?", rest[0]) >= 0 {
		return true
	}
	for i := 0; i < len(rest) && rest[i] != '<' && !isSpace(rest[i]); i++ {
		if rest[i] == '@' {
			return true
		}
	}
	return false
}

// isEntity reports whether an & before rest begins a character reference. Names
// are not looked up.
func isEntity(rest string) bool {
	i := 0
	if i < len(rest) && rest[i] == '#' {
		i++
	}
	start := i
	for i < len(rest) && isAlnum(rest[i]) {
		i++
	}
	return i > start && i < len(rest) && rest[i] == ';'
}

// blockMarker returns the place of the character to escape so that a line which
// begins with s, a text up to n, is not read as the marker of a block, -1 if it
// would not be. A marker at the end of s counts: white space may follow. In a
// heading only a checkbox counts, which goldmark finds there.
func (w *markdownWriter) blockMarker(s string, n *html.Node) int {
	if s[0] == '[' && w.opensLabel(s, n) {
		return 0
	}
	if w.oneLine {
		return -1
	}
	switch c := s[0]; c {
	case '>':
		return 0
	case '#':
		run := len(s) - len(strings.TrimLeft(s, "#"))
		if run <= 6 && endsAt(s, run) {
			return 0
		}
	case '+', '-', '*':
		// Three + begin front matter for some, where they begin the document.
		if endsAt(s, 1) || c == '-' && consistsOf(s, "-:|") || strings.HasPrefix(s, "+++") {
			return 0
		}
	case ':', '|': // with - the second row of a table
		if consistsOf(s, "-:|") {
			return 0
		}
	case '=', '_': // a setext heading, a thematic break
		if consistsOf(s, s[:1]) {
			return 0
		}
	case '~':
		if strings.HasPrefix(s, "~~~") {
			return 0
		}
	default:
		i := 0
		for i < len(s) && i < 9 && '0' <= s[i] && s[i] <= '9' {
			i++
		}
		if 0 < i && i < len(s) && (s[i] == '.' || s[i] == ')') && endsAt(s, i+1) {
			return i
		}
	}
	return -1
}

// opensLabel reports whether the [ that a text begins with is a checkbox's, or may
// begin a link reference definition, because no ] of the text is left to end it
// elsewhere. Its ]: may then be in a code span: definitions come first.
func (w *markdownWriter) opensLabel(s string, n *html.Node) bool {
	end := strings.IndexByte(s, ']')
	return end < 0 || w.isSyntax(s, end, n) || end == 2 && strings.IndexByte(" xX", s[1]) >= 0
}

func endsAt(s string, i int) bool { return i == len(s) || isSpace(s[i]) }

// consistsOf reports whether s holds nothing but the given characters and white
// space.
func consistsOf(s, chars string) bool {
	return strings.Trim(s, chars+spaceChars) == ""
}

// autolinkGuard returns the place in a word for a backslash that keeps a bare
// address from becoming a link, -1 if it needs none. GFM extends an address over
// markup that follows without a space, and goldmark an e-mail address over the
// delimiter before it. ends says that the word ends its text.
func (w *markdownWriter) autolinkGuard(word string, ends bool, n *html.Node) int {
	if w.labels > 0 {
		return -1
	}
	switch w.lastRune() {
	case '*', '~', '`':
		if at := strings.IndexByte(word, '@'); at >= 0 {
			return at
		}
	}
	if !ends {
		return -1
	}
	at := strings.Index(word, "://")
	if at < 0 {
		if at = strings.Index(word, "www."); at < 0 {
			return -1
		}
		at += len("www")
	}
	if next := follow(n); next == 0 || isSpaceRune(next) {
		return -1
	}
	return at
}
