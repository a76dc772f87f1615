package hostile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Want is what should become of a case.
type Want string

const (
	Article Want = "article" // a record with content
	Empty   Want = "empty"   // a record that says that there is nothing to read
	Refused Want = "refused" // an error with the case's code
	Any     Want = "any"     // whatever of these
)

// A Case is one input.
type Case struct {
	Name string // CLASS/NAME; of compressed inputs it ends with .gz
	Want Want
	Code string   // of the refusal
	Keep []string // what the article's text must hold
	Drop []string // what no output may hold
	Data func() []byte
}

// Cases are all inputs.
func Cases() []Case {
	return slices.Concat(depthCases(), sizeCases(), brokenCases(), encodingCases(), binaryCases(), metaCases(), activeCases(), textCases())
}

// keeps is a case of which the whole story must survive.
func keeps(name string, p part, drop ...string) Case {
	return Case{Name: name, Want: Article, Keep: []string{first, second, third}, Drop: drop, Data: p.bytes}
}

// holds is a case whose text must hold some words of its own.
func holds(name, words string, p part) Case {
	return Case{Name: name, Want: Article, Keep: []string{words}, Data: p.bytes}
}

// survives is a case of which only harm is judged.
func survives(name string, p part, drop ...string) Case {
	return Case{Name: name, Want: Any, Drop: drop, Data: p.bytes}
}

func isEmpty(name string, p part) Case { return Case{Name: name, Want: Empty, Data: p.bytes} }

func isRefused(name, code string, p part) Case {
	return Case{Name: name, Want: Refused, Code: code, Data: p.bytes}
}

// A part writes some of an input. Parts cost nothing until a case is asked for its data.
type part func(*bytes.Buffer)

func (p part) bytes() []byte {
	var b bytes.Buffer
	p(&b)
	return b.Bytes()
}

func text(s string) part { return func(b *bytes.Buffer) { b.WriteString(s) } }

// rep is s, n times.
func rep(n int, s string) part {
	return func(b *bytes.Buffer) {
		b.Grow(n * len(s))
		for range n {
			b.WriteString(s)
		}
	}
}

// each is s, n times, with # replaced by the count.
func each(n int, s string) part {
	format := strings.ReplaceAll(strings.ReplaceAll(s, "%", "%%"), "#", "%[1]d")
	return func(b *bytes.Buffer) {
		for i := range n {
			fmt.Fprintf(b, format, i)
		}
	}
}

func seq(parts ...part) part {
	return func(b *bytes.Buffer) {
		for _, p := range parts {
			p(b)
		}
	}
}

// around is inner with n of open before it and n of end behind it.
func around(n int, open string, inner part, end string) part {
	return seq(rep(n, open), inner, rep(n, end))
}

// The words that tell the parts of the story.
const (
	first  = "northern lamp"
	second = "eastern lamp"
	third  = "western lamp"
)

const keeper = "The keeper climbs the two hundred steps of the lighthouse every evening, trims the wick, winds the clockwork that turns the lens, " +
	"and writes the weather in a book, as her mother did before her. Ships that pass in the dark never learn who showed them the way, " +
	"she says, and she would not have it otherwise, though a letter now and then would be welcome."

// night is a paragraph of the story.
func night(lamp string) string {
	return "<p>That night it was the " + lamp + " that she lit. " + keeper + "</p>\n"
}

var (
	evening = text(night(first) + night(second))
	morning = text(night(second) + night(third))
	prose   = seq(evening, morning)
)

const title = "The keeper of the lighthouse"

// page is a page with this in its head and in its body.
func page(head, body part) part {
	return seq(text(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>`+title+`</title>`), head, text("</head><body>"), body, text("</body></html>"))
}

func bare(body ...part) part { return page(text(""), seq(body...)) }

// told is an article with this in its midst.
func told(payload part) part {
	return seq(text(`<nav><a href="/">Harbour</a></nav><article><h1>`+title+`</h1>`), evening, payload, morning, text("</article><footer>Printed by the harbour</footer>"))
}

// story is a page with an article with these in its midst.
func story(payload ...part) part { return page(text(""), told(seq(payload...))) }

// headed is a page with these in its head, and an article.
func headed(head ...part) part { return page(seq(head...), told(text(""))) }
