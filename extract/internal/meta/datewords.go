package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A dateHint is what the page tells about how its dates are written.
type dateHint struct {
	lang       string // two letters
	monthFirst bool   // 3/4/2025 is the fourth of March
}

// A token is a number, a word in lower case, or a mark.
type token struct {
	text   string
	num    int32 // of nine digits at most
	digits int32
	kind   byte // 'n', 'w' or 'p'
	glued  bool // no space before it
}

// maxTokens bounds what of a text is searched for a date.
const maxTokens = 400

// tokenise splits a text. Digits of any script are digits.
func tokenise(s string) []token {
	toks := make([]token, 0, min(maxTokens, len(s)/5+4))
	glued := false
	for i := 0; i < len(s) && len(toks) < maxTokens; {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			glued = false
			i += size
			continue
		case unicode.IsDigit(r):
			t := token{kind: 'n', glued: glued}
			for i < len(s) {
				r, size = utf8.DecodeRuneInString(s[i:])
				d := digitValue(r)
				if d < 0 {
					break
				}
				if t.digits < 9 {
					t.num = t.num*10 + int32(d)
				}
				t.digits++
				i += size
			}
			if t.digits == 0 { // a digit of no decimal system
				i += size
				continue
			}
			toks = append(toks, t)
		case unicode.IsLetter(r):
			start := i
			for i < len(s) {
				if letters[s[i]] > 0 { // of ASCII
					i++
					continue
				}
				r, size = utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				i += size
			}
			toks = append(toks, token{kind: 'w', text: strings.ToLower(s[start:i]), glued: glued})
		default:
			toks = append(toks, token{kind: 'p', text: s[i : i+size], glued: glued})
			i += size
		}
		glued = true
	}
	return toks
}

// digitValue is the value of a decimal digit: ASCII, Arabic-Indic, Persian,
// Devanagari, Bengali, Thai and full width. Others give -1.
func digitValue(r rune) int {
	for _, zero := range [...]rune{'0', '\u0660', '\u06f0', '\u0966', '\u09e6', '\u0e50', '\uff10'} {
		if zero <= r && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// dateDigits is how many digits the shortest date has, 令和6年3月1日: most lines that hold a digit
// have fewer.
const dateDigits = 3

// findDate finds the first date in a text written for people, with its time and
// offset where they stand beside it. A date without its year is none.
func findDate(s string, h dateHint) (moment, bool) {
	return dateReaderOf(s, h).find()
}

// dateReaderOf reads a text for people, nothing of one that can hold no date.
func dateReaderOf(s string, h dateHint) *dateReader {
	if len(s) > maxText || !hasDigits(s, dateDigits) {
		return &dateReader{}
	}
	return &dateReader{toks: tokenise(s), hint: h}
}

// find is findDate of the reader's text.
func (d *dateReader) find() (moment, bool) {
	for i := range d.toks {
		m, end := d.date(i)
		if end == 0 || !m.valid() {
			continue
		}
		if !d.timeAfter(&m, end) {
			d.timeBefore(&m, i)
		}
		if m.valid() {
			return m, true
		}
	}
	return moment{}, false
}

// A dateReader matches forms of dates on tokens. Its methods take the index of a
// token and return the index behind what they matched, 0 for nothing.
type dateReader struct {
	toks []token
	hint dateHint
}

func (d *dateReader) at(i int) token {
	if i < 0 || i >= len(d.toks) {
		return token{}
	}
	return d.toks[i]
}

func (d *dateReader) number(i, minDigits, maxDigits int) (int, bool) {
	t := d.at(i)
	return int(t.num), t.kind == 'n' && int(t.digits) >= minDigits && int(t.digits) <= maxDigits
}

// date matches a date at i.
func (d *dateReader) date(i int) (moment, int) {
	if d.at(i-1).kind == 'n' && d.at(i).glued {
		return moment{}, 0
	}
	for _, form := range [...]func(int) (moment, int){d.yearFirst, d.dayMonthYear, d.monthDayYear, d.numeric, d.vietnamese} {
		if m, end := form(i); end > 0 {
			return m, end
		}
	}
	return moment{}, 0
}

// yearFirst: 2025-03-14, 2025/3/14, 2025年3月14日, 2025년 3월 14일, 2025. 3. 14., 令和7年3月14日,
// 2024. szeptember 21., 2024 m. sausio 5 d.
func (d *dateReader) yearFirst(i int) (moment, int) {
	year, ok := d.number(i, 4, 4)
	j := i + 1
	if !ok {
		if year, ok = d.era(i); !ok {
			return moment{}, 0
		}
		j = i + 2
	}
	if mon, k := d.month(d.skip(j, ".", ",", "m", "-", "/", "оны", "年")); k > 0 {
		k = d.skip(k, ".", ",", "-", "/")
		if day, ok := d.number(k, 1, 2); ok && !d.isClock(k) {
			return moment{year: year, month: mon, day: day}, k + 1
		}
		return moment{}, 0
	}
	j, ok = d.unit(j, "-/.–", "年", "년")
	if !ok {
		return moment{}, 0
	}
	mon, ok := d.number(j, 1, 2)
	if !ok {
		return moment{}, 0
	}
	if j, ok = d.unit(j+1, "-/.–", "月", "월"); !ok {
		return moment{}, 0
	}
	day, ok := d.number(j, 1, 2)
	if !ok {
		return moment{}, 0
	}
	j++
	if t := d.at(j); t.kind == 'w' && (strings.HasPrefix(t.text, "日") || strings.HasPrefix(t.text, "일")) || t.kind == 'p' && t.text == "." {
		j++
	}
	return moment{year: year, month: mon, day: day}, j
}

// era reads a Japanese year: 令和7 is 2025.
func (d *dateReader) era(i int) (int, bool) {
	n, ok := d.number(i+1, 1, 2)
	switch w := d.at(i); {
	case !ok || w.kind != 'w':
	case strings.HasSuffix(w.text, "令和"):
		return 2018 + n, true
	case strings.HasSuffix(w.text, "平成"):
		return 1988 + n, true
	}
	return 0, false
}

// unit matches one separator: a mark of the set, or a word that begins with one
// of the words.
func (d *dateReader) unit(i int, marks string, words ...string) (int, bool) {
	t := d.at(i)
	if t.kind == 'p' && strings.Contains(marks, t.text) {
		return i + 1, true
	}
	for _, w := range words {
		if t.kind == 'w' && t.text == w {
			return i + 1, true
		}
	}
	return i, false
}

// skip passes tokens that are one of the words or marks, four at most.
func (d *dateReader) skip(i int, any ...string) int {
	for n := 0; n < 4; n++ {
		t := d.at(i)
		if t.kind == 0 || t.kind == 'n' || !inList(any, t.text) {
			break
		}
		i++
	}
	return i
}

// month matches the name of a month.
func (d *dateReader) month(i int) (int, int) {
	t := d.at(i)
	if t.kind != 'w' || len(t.text) < 2 {
		return 0, 0
	}
	if m := monthOf(t.text, d.hint.lang); m > 0 {
		// Levantine calendars write two: آذار/مارس.
		if d.at(i+1).text == "/" && monthOf(d.at(i+2).text, d.hint.lang) == m {
			return m, i + 3
		}
		return m, i + 1
	}
	next := d.at(i + 1).text
	second := strings.HasPrefix(next, "الثاني") || strings.HasPrefix(next, "ثان")
	first := strings.HasPrefix(next, "الأول") || strings.HasPrefix(next, "الاول") || strings.HasPrefix(next, "أول")
	switch {
	case t.text == "كانون" && second:
		return 1, d.levantine(i, 1)
	case t.text == "كانون" && first:
		return 12, d.levantine(i, 12)
	case t.text == "تشرين" && first:
		return 10, d.levantine(i, 10)
	case t.text == "تشرين" && second:
		return 11, d.levantine(i, 11)
	}
	return 0, 0
}

func (d *dateReader) levantine(i, m int) int {
	if d.at(i+2).text == "/" && monthOf(d.at(i+3).text, "ar") == m {
		return i + 4
	}
	return i + 2
}

// dayMonthYear: 21 Sep 2024, 21. März 2025, 14 de marzo de 2025, 21st of March,
// 2025, 21-Sep-2024, 1er mars 2025.
func (d *dateReader) dayMonthYear(i int) (moment, int) {
	day, ok := d.number(i, 1, 2)
	if !ok {
		return moment{}, 0
	}
	j := d.skip(i+1, ".", "-", "/", ",", "de", "of", "st", "nd", "rd", "th", "er", "ª", "º", "°", "d", "a", "ta", "da")
	mon, k := d.month(j)
	if k == 0 {
		return moment{}, 0
	}
	k = d.skip(k, ".", ",", "-", "/", "de", "del", "of", "г", "’", "'", "do", "در", "،", "tahun", "พ", "ศ")
	year, ok := d.number(k, 4, 4)
	if !ok {
		short, two := d.number(k, 2, 2)
		if !two || d.isClock(k) || !strings.Contains("-/’'.", d.at(k-1).text) || d.at(k-1).text == "" {
			return moment{}, 0
		}
		year = century(short)
	}
	if d.hint.lang == "th" && year > 2400 { // the Buddhist era
		year -= 543
	}
	return moment{year: year, month: mon, day: day}, k + 1
}

// monthDayYear: March 3, 2025; Sept. 3rd 2025; Mar-03-2025.
func (d *dateReader) monthDayYear(i int) (moment, int) {
	mon, j := d.month(i)
	if j == 0 {
		return moment{}, 0
	}
	j = d.skip(j, ".", "-", "/", ",", "the")
	day, ok := d.number(j, 1, 2)
	if !ok {
		return moment{}, 0
	}
	j = d.skip(j+1, ",", ".", "-", "/", "st", "nd", "rd", "th", "of", "·")
	year, ok := d.number(j, 4, 4)
	if !ok {
		// Mar 2 09:18:32 +0000 2019
		if m, k := d.yearBehindClock(j); k > 0 {
			m.month, m.day = mon, day
			return m, k
		}
		return moment{}, 0
	}
	return moment{year: year, month: mon, day: day}, j + 1
}

// yearBehindClock matches what follows month and day in the forms of the Unix
// date command and of Ruby.
func (d *dateReader) yearBehindClock(i int) (moment, int) {
	var m moment
	j := d.clock(&m, i)
	if j == 0 {
		return m, 0
	}
	for n := 0; n < 3 && d.at(j).kind == 'w'; n++ {
		j++
	}
	year, ok := d.number(j, 4, 4)
	if !ok {
		return m, 0
	}
	m.year = year
	return m, j + 1
}

// numeric: 21.03.2025, 21/03/2025, 03/21/2025, 21.03.25.
func (d *dateReader) numeric(i int) (moment, int) {
	a, ok := d.number(i, 1, 2)
	sep := d.at(i + 1)
	if !ok || sep.kind != 'p' || !strings.Contains("./-|", sep.text) {
		return moment{}, 0
	}
	b, ok := d.number(i+2, 1, 2)
	if !ok || d.at(i+3).text != sep.text {
		return moment{}, 0
	}
	year, ok := d.number(i+4, 4, 4)
	if !ok {
		if year, ok = d.shortYear(i); !ok {
			return moment{}, 0
		}
	}
	day, mon := a, b
	if b > 12 || d.hint.monthFirst && sep.text != "." && a <= 12 {
		day, mon = b, a
	}
	return moment{year: year, month: mon, day: day}, i + 5
}

// shortYear reads the two digits that end 21.03.25, with nothing between its
// parts and each of two digits: versions and addresses have numbers, too.
func (d *dateReader) shortYear(i int) (int, bool) {
	short, ok := d.number(i+4, 2, 2)
	if !ok || !d.at(i+2).glued || !d.at(i+4).glued || d.at(i).digits < 2 || d.at(i+2).digits < 2 {
		return 0, false
	}
	if next := d.at(i + 5); next.kind == 'p' && next.glued && strings.Contains("./-:", next.text) && d.at(i+6).kind == 'n' && d.at(i+6).glued {
		return 0, false
	}
	return century(short), true
}

// vietnamese: ngày 5 tháng 3 năm 2024.
func (d *dateReader) vietnamese(i int) (moment, int) {
	day, ok1 := d.number(i, 1, 2)
	mon, ok2 := d.number(i+2, 1, 2)
	if !ok1 || !ok2 || d.at(i+1).text != "tháng" {
		return moment{}, 0
	}
	j := d.skip(i+3, ",", "năm")
	year, ok := d.number(j, 4, 4)
	if !ok {
		return moment{}, 0
	}
	return moment{year: year, month: mon, day: day}, j + 1
}

// century gives two digits their hundreds. The web began in 1990.
func century(n int) int {
	if n >= 90 {
		return 1900 + n
	}
	return 2000 + n
}
