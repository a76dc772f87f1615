package meta

import (
	"fmt"
	"strings"
)

// beforeClock are words and marks that may stand between a date and its time.
var beforeClock = []string{
	",", "-", "–", "—", "|", "•", "·", "/", "(", ":", "@", "،", "．", "t", "at", "um", "à", "a", "as", "às", "las", "kl", "klo", "ore", "alle", "ore", "o", "godz", "godzina", "saat", "в", "о", "om", "время", "time", "hrs", "h", "r", "г", "год", "года", "року", ".",
	"la", "ora", "hora", "klukkan", "v", "u", "jam", "pukul", "الساعة", "n", "στις", "d", "val", "på", "lúc", "åt", "im", "el",
	"mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", ")", "）", "（",
}

// timeAfter reads the time that follows a date that ends before i.
func (d *dateReader) timeAfter(m *moment, i int) bool {
	for n := 0; n < 7; n++ {
		if d.clock(m, i) > 0 {
			return true
		}
		t := d.at(i)
		if t.kind == 0 || t.kind == 'n' || !inList(beforeClock, t.text) && halfOfDay(t.text) == 0 && !cjkDay(t) {
			return false
		}
		i++
	}
	return false
}

// cjkDay reports whether a word is a day of the week: 星期五, 金曜日, 金.
func cjkDay(t token) bool {
	return t.kind == 'w' && (strings.HasPrefix(t.text, "星期") || strings.HasSuffix(t.text, "曜日") || strings.HasSuffix(t.text, "요일") || strings.Contains("月火水木金土日一二三四五六월화수목금토일", t.text))
}

// timeBefore reads a time that stands before the date at i, with no other number
// between: "14:05, Monday, 21 March 2025".
func (d *dateReader) timeBefore(m *moment, i int) {
	for j := i - 1; j >= 0 && j >= i-12; j-- {
		if d.at(j).kind != 'n' || d.at(j-1).kind == 'p' && strings.Contains(":.", d.at(j-1).text) && d.at(j).glued {
			continue
		}
		var t moment
		if end := d.clock(&t, j); end > 0 && end <= i && i-end <= 5 {
			m.clock, m.hour, m.min, m.sec, m.zone = true, t.hour, t.min, t.sec, t.zone
		}
		return
	}
}

// isClock reports whether the number at i begins a time.
func (d *dateReader) isClock(i int) bool {
	var m moment
	return d.clock(&m, i) > 0
}

// clock matches a time: 09:10, 9:10:30, 14.05 Uhr, 4.05pm, 18h30, 10時30分, 下午3:05,
// 4 PM, with the offset that follows.
func (d *dateReader) clock(m *moment, i int) int {
	hour, ok := d.number(i, 1, 2)
	if !ok || hour > 24 {
		return 0
	}
	sep := d.at(i + 1)
	min, isMin := d.number(i+2, 2, 2)
	t := moment{hour: hour}
	j := i + 1
	switch {
	case isMin && min < 60 && sep.kind == 'p' && (sep.text == ":" || sep.text == "：" || sep.text == "." && d.dotted(i+2)) && sep.glued,
		isMin && min < 60 && sep.kind == 'w' && inList([]string{"h", "時", "时", "点", "點", "시"}, sep.text):
		t.min, j = min, i+3
		if w := d.at(j); w.kind == 'w' && (w.text == "分" || w.text == "분" || w.text == "min") {
			j++
		}
		j = d.seconds(&t, j)
	case sep.kind == 'w' && (sep.text == "時" || sep.text == "시" || sep.text == "uhr" || sep.text == "h" && sep.glued):
		j = i + 2
	case halfOfDay(d.meridiem(i+1)) != 0 && hour <= 12:
	default:
		return 0
	}
	j = d.half(&t, i, j)
	if t.hour > 23 {
		return 0
	}
	j = d.zoneAt(&t, j)
	m.clock, m.hour, m.min, m.sec, m.zone = true, t.hour, t.min, t.sec, t.zone
	return j
}

// dotted reports whether a dot before the number at i parts hours from minutes,
// and not the parts of a date or a decimal.
func (d *dateReader) dotted(i int) bool {
	return d.at(i).glued && !(d.at(i+1).text == "." && d.at(i+2).kind == 'n' && d.at(i+2).glued)
}

func (d *dateReader) seconds(t *moment, j int) int {
	if p := d.at(j); p.kind != 'p' || p.text != ":" && p.text != "." || !p.glued {
		return j
	}
	sec, ok := d.number(j+1, 2, 2)
	if !ok || sec > 60 || !d.at(j+1).glued {
		return j
	}
	t.sec = sec
	j += 2
	if d.at(j).text == "." && d.at(j).glued && d.at(j+1).kind == 'n' { // a fraction
		j += 2
	}
	return j
}

// meridiem joins what may be "a.m." to one word.
func (d *dateReader) meridiem(i int) string {
	t := d.at(i)
	if t.kind != 'w' {
		return ""
	}
	if d.at(i+1).text == "." && d.at(i+2).text == "m" || d.at(i+1).text == "." && d.at(i+2).text == "μ" {
		return t.text + d.at(i+2).text
	}
	return t.text
}

// half applies the half of the day, named before the time at i or after it at j.
func (d *dateReader) half(t *moment, i, j int) int {
	h := halfOfDay(d.at(i - 1).text)
	if h == 0 || d.at(i-1).text == "م" || d.at(i-1).text == "ص" {
		w := d.meridiem(j)
		if h = halfOfDay(w); h != 0 {
			if w != d.at(j).text {
				j += 2
			}
			j++
			if d.at(j).text == "." {
				j++
			}
		}
	}
	switch {
	case h == 2 && t.hour < 12:
		t.hour += 12
	case h == 1 && t.hour == 12:
		t.hour = 0
	}
	if w := d.at(j).text; w == "uhr" || w == "h" || w == "hrs" || w == "hs" || w == "น" {
		j++
	}
	return j
}

// halfOfDay is 1 for words that mean before noon, 2 for after, 0 for others.
func halfOfDay(w string) int {
	switch w {
	case "am", "上午", "凌晨", "早上", "午前", "오전", "ص", "صباحا", "πμ", "sa":
		return 1
	case "pm", "下午", "晚上", "午後", "오후", "م", "مساء", "μμ", "ch":
		return 2
	}
	return 0
}

// zoneAt reads an offset: CET, GMT+2, UTC+02:00, +0200.
func (d *dateReader) zoneAt(t *moment, i int) int {
	if d.at(i).text == "(" {
		if j := d.zoneAt(t, i+1); j > i+1 {
			return j
		}
		return i
	}
	if w := d.at(i); w.kind == 'w' {
		for _, z := range zones {
			if z.name != w.text {
				continue
			}
			t.zone = z.offset
			if z.offset == "Z" && z.name != "z" {
				if j := d.offset(t, i+1, true); j > 0 {
					return j
				}
			}
			return i + 1
		}
		return i
	}
	if j := d.offset(t, i, false); j > 0 {
		return j
	}
	return i
}

// offset reads +02:00, +0200 and, behind UTC or GMT, +2.
func (d *dateReader) offset(t *moment, i int, named bool) int {
	sign := d.at(i).text
	if sign == "−" {
		sign = "-"
	}
	n, ok := d.number(i+1, 1, 4)
	if sign != "+" && sign != "-" || !ok || !d.at(i+1).glued {
		return 0
	}
	digits, h, m, j := d.at(i+1).digits, n, 0, i+2
	switch {
	case digits == 4:
		h, m = n/100, n%100
	case digits == 3:
		return 0
	case d.at(i+2).text == ":" && d.at(i+3).digits == 2 && d.at(i+3).glued:
		m, j = int(d.at(i+3).num), i+4
	case !named:
		return 0
	}
	if h > 14 || m > 59 {
		return 0
	}
	t.zone = fmt.Sprintf("%s%02d:%02d", sign, h, m)
	return j
}
