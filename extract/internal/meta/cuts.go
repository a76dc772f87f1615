package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is cut off a byline, or a part of one, so that a name is left.

// filedAt is the first word of a text that tells where an article is filed ("in Travel"),
// -1 if there is none.
func filedAt(s string) int {
	return slices.IndexFunc(strings.Fields(s), func(w string) bool { return inList(filedWords, strings.ToLower(w)) })
}

// topicFollows reports whether a text begins with a word that announces a topic, "in Travel",
// and no time.
func topicFollows(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(s)), " ")
	return first == "in" || first == "under" || first == "unter"
}

// beginsStop reports whether a text begins with a word after which no names come.
func beginsStop(s string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return stopSet()[strings.ToLower(strings.Trim(first, ":,."))]
}

// cutPosted reads "Posted on 3 May by Ana Ruiz" from behind the by, and nothing
// where such a beginning tells of no name.
func cutPosted(s string, strict bool) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	switch first := strings.ToLower(strings.Trim(words[0], ":,.")); {
	case inList(postedWords, first):
		rest, _ := behindBy(s)
		return rest
	case strict && stopSet()[first]:
		return ""
	}
	return s
}

// behindBy is what follows the first "by" inside a text.
func behindBy(s string) (string, bool) {
	words := strings.Fields(s)
	for i := 1; i < len(words); i++ {
		switch strings.ToLower(strings.Trim(words[i], ":")) {
		case "by", "von", "par", "por", "da", "av", "af", "door", "przez":
			return strings.Join(words[i+1:], " "), true
		}
	}
	return "", false
}

// cutBrackets removes what stands in brackets: an agency, a handle, a place.
func cutBrackets(s string) string {
	for _, pair := range []string{"()", "[]", "（）", "【】", "<>"} {
		open, size := utf8.DecodeRuneInString(pair)
		for {
			i := strings.IndexRune(s, open)
			if i < 0 {
				break
			}
			j := strings.Index(s[i:], pair[size:])
			if j < 0 {
				s = s[:i]
				break
			}
			s = s[:i] + " " + s[i+j+len(pair[size:]):]
		}
	}
	return s
}

// cutReporter removes the office that Chinese bylines write before a name, without a space.
func cutReporter(s string) (string, bool) {
	for _, office := range []string{"记者", "記者"} {
		if rest, ok := strings.CutPrefix(s, office); ok && utf8.RuneCountInString(rest) >= 2 && utf8.RuneCountInString(rest) <= 4 {
			return rest, true
		}
	}
	return s, false
}

// cutOffice removes the office that stands before a name of two words or more, "Staff
// Writer Ana Ruiz".
func cutOffice(s string) string {
	for _, office := range offices {
		if rest, ok := cutFold(s, office+" "); ok && wordCount(rest) > 1 && beginsUpper(rest) {
			return rest
		}
	}
	return s
}

var offices = []string{"staff writer", "staff reporter", "senior editor", "senior writer", "editor", "reporter", "correspondent", "journalist", "redakteur", "redakteurin", "chefredakteur", "chefredakteurin", "rechtsanwalt", "rechtsanwältin", "fachanwalt", "fachanwältin"}

// cutLast cuts off the last word.
func cutLast(s string) (before, last string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// cutDegrees removes degrees that follow a name of two words or more without a comma.
func cutDegrees(s string) string {
	for {
		name, last, _ := cutLast(s)
		if !strings.Contains(name, " ") || !inList(degrees, strings.ReplaceAll(last, ".", "")) {
			return s
		}
		s = name
	}
}

var degrees = []string{"MD", "PhD", "RD", "RDN", "RN", "MPH", "JD", "CFP", "CPA", "CPP", "DVM", "LCSW", "MBA", "MSc", "BSc", "FACP"}

// once makes "Ana Ruiz Ana Ruiz", of a picture's text and a link's, one name.
func once(s string) string {
	words := strings.Fields(s)
	half := len(words) / 2
	if first := strings.Join(words[:half], " "); half > 1 && first == strings.Join(words[half:], " ") {
		return first
	}
	return s
}

// cutTail removes what follows a name without a separator: an address, a handle,
// "in Berlin", "for The Paper", a date. A single word before "for" is no name but
// the beginning of a desk's; before "in Travel" and "on Friday" it is a name.
func cutTail(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, ",.:"))
		switch {
		case strings.HasSuffix(w, ".") && len(w) > titleBytes && i+1 < len(words): // "Ana Ruiz. Edited"
			return strings.TrimSuffix(strings.Join(words[:i+1], " "), ".")
		case strings.IndexByte(w, '@') > 0 && i > 0 && !strings.Contains(w, "."): // Ruiz@anaruiz
			words[i] = w[:strings.IndexByte(w, '@')]
			return strings.Join(words[:i+1], " ")
		case strings.ContainsRune(w, '@'), isURL(w), i > 0 && startsDigit(w) && !isListNumber(w):
			return strings.Join(words[:i], " ")
		case i > 0 && (stopSet()[low] || inList(postedWords, low) || low == "stand"), i == 1 && inList(filedWords, low) && i+1 < len(words) && len(words) <= shortTail && (beginsUpper(words[i+1]) || startsDigit(words[i+1])), i >= 2 && i <= 4 && inList(tailWords, low),
			i > 0 && i+1 < len(words) && startsDigit(words[i+1]) && (inList(tailWords, low) || monthOf(low, "") > 0): // "Jane Doe May 3"
			return strings.Join(words[:i], " ")
		}
	}
	return strings.Join(words, " ")
}

// isListNumber holds for a number and a word behind a slash, "90/The": no date is written so.
func isListNumber(w string) bool {
	_, behind, ok := strings.Cut(w, "/")
	return ok && beginsUpper(behind)
}

// titleBytes is how long a word with a dot behind it is at most that is an abbreviation,
// "Assoc. Prof.": a longer one ends a sentence.
const titleBytes = 8

// shortTail is how many words a text has at most in which "in" ends a name of one word:
// longer ones are sentences.
const shortTail = 7

func startsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// keepInitialDot gives back the dot of a suffix, "Jr", or of an initial.
func keepInitialDot(s string) string {
	words := strings.Fields(s)
	if n := len(words); n > 0 && (n > 1 || strings.Contains(s, ".")) && (words[n-1] == "Jr" || words[n-1] == "Sr" || utf8.RuneCountInString(words[n-1]) == 1 || strings.Contains(words[n-1], ".")) {
		return s + "."
	}
	return s
}
