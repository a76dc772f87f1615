package body

import (
	"slices"
	"strings"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// classHas reports whether the class or id of a node holds one of the words
// (hasWord says what that means).
func classHas(p *page.Page, i int32, words []string) bool {
	for _, a := range p.Nodes[i].HTML.Attr {
		if a.Key != "class" && a.Key != "id" || a.Val == "" {
			continue
		}
		low := lowerASCII(a.Val)
		for _, w := range words {
			if hasWord(a.Val, low, w) {
				return true
			}
		}
	}
	return false
}

// hasClass reports whether one of the element's classes is one of these.
func hasClass(p *page.Page, i int32, names ...string) bool {
	for class := p.Attr(i, "class"); class != ""; {
		var name string
		name, class = nextClass(class)
		if slices.Contains(names, name) {
			return true
		}
	}
	return false
}

// nextClass takes the first name off a class attribute.
func nextClass(s string) (name, rest string) {
	start := 0
	for start < len(s) && isWhite(rune(s[start])) {
		start++
	}
	end := start
	for end < len(s) && !isWhite(rune(s[end])) {
		end++
	}
	return s[start:end], s[end:]
}

// hasWord reports whether w stands in s as a word of its own, as "share" does in
// social-share_bar and shareBar, and does not in shared-layout. low is s in
// lower case.
func hasWord(s, low, w string) bool {
	for from := 0; ; {
		i := strings.Index(low[from:], w)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(w)
		begins := i == 0 || !isLetter(s[i-1]) || isUpper(s[i]) && !isUpper(s[i-1])
		ends := end == len(s) || !isLetter(s[end]) || isUpper(s[end])
		if begins && ends && !(len(w) < hashWord && inHash(low, i)) {
			return true
		}
		from = i + 1
	}
}

// hashWord is how long a word is that no hash holds by chance, hashBytes how long a hash is at
// least: "ad" stands in many ids that systems make, "4ad40b84"; and hashReach how far one is looked
// at to each side.
const (
	hashWord  = 3
	hashBytes = 6
	hashReach = 40
)

// inHash reports whether the letters at i of a name in lower case stand in a run of digits and of
// letters from a to f.
func inHash(low string, i int) bool {
	from, to, digits := i, i, 0
	for from > max(0, i-hashReach) && isHex(low[from-1]) {
		from--
	}
	for to < min(len(low), i+hashReach) && isHex(low[to]) {
		to++
	}
	for _, c := range low[from:to] {
		if c <= '9' {
			digits++
		}
	}
	return to-from >= hashBytes && digits > 0
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }

// lowerASCII lowers ASCII letters alone, so that offsets stay.
func lowerASCII(s string) string {
	for i := range len(s) {
		if isUpper(s[i]) {
			b := []byte(s)
			for ; i < len(b); i++ {
				if isUpper(b[i]) {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}
