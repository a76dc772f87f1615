package explain

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
)

var (
	//go:embed report.gohtml
	reportTemplate string
	//go:embed report.css
	reportCSS string
	//go:embed report.js
	reportJS string
)

// policy is the report's Content-Security-Policy: nothing is loaded, and what
// styles it or runs is the two files here, known by their sums. A text of the page
// that got into the report as markup, against all escaping, could still do nothing.
var policy = sync.OnceValue(func() string {
	return "default-src 'none'; style-src " + sum(reportCSS) + "; script-src " + sum(reportJS) +
		"; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
})

// sum is the source expression for an inline style or script.
func sum(text string) string {
	s := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(s[:]) + "'"
}

// HTML writes the explanation as one page that loads nothing: the page's text in
// its order, kept or not and why, beside all that was decided (report.gohtml). What
// comes from the page is text there, never markup and never an attribute.
func (e *Explanation) HTML(w io.Writer) error {
	t, err := parsed()
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	if err := t.Execute(b, e.report()); err != nil {
		return err
	}
	return b.Flush()
}

// parsed is the template, parsed when first asked for.
var parsed = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report").Funcs(template.FuncMap{"plain": plain, "thousands": thousands}).Parse(reportTemplate)
})

// A report is what the template writes.
type report struct {
	*Explanation
	Policy  string
	CSS     template.CSS
	JS      template.JS
	Heading string
	Facts   []fact
	Counts  []tally // of all blocks, and by fate
	Bar     []slice // how much of the text has which fate
	Reasons []*reasonCount
	Stated  []stated
	Parts   []part
	Map     []slice

	Features []string // that weighed in some block
}

// A fact is a line of what was found out about the whole page.
type fact struct{ Name, Value, From string }

func (e *Explanation) report() report {
	r := report{Explanation: e, Policy: policy(), CSS: template.CSS(reportCSS), JS: template.JS(reportJS), Heading: "Untitled page"}
	if e.Title != nil {
		r.Heading = *e.Title
	}
	r.Facts = e.facts()
	r.Reasons, r.Counts = countReasons(e.Blocks)
	r.Bar = proportions(e.Blocks)
	r.Map = overview(e.Blocks)
	r.Stated = statements(e.Fields)
	var known features
	r.Parts = parted(e.Blocks, r.Reasons, &known)
	r.Features = known.names
	return r
}

func (e *Explanation) facts() (facts []fact) {
	add := func(name string, value, from *string) {
		if value == nil {
			return
		}
		f := fact{Name: name, Value: *value}
		if from != nil {
			f.From = *from
		}
		facts = append(facts, f)
	}
	add("Engine", e.Engine, nil)
	if e.Confidence != nil {
		percent := strconv.Itoa(int(math.Round(*e.Confidence*100))) + " %"
		add("Confidence", &percent, nil)
	}
	add("Site rule", e.Rule, e.RuleFrom)
	add("Character set", e.Charset.Value, e.Charset.From)
	add("Base of links", e.Base.Value, e.Base.From)
	return facts
}

// A stated field is what was said of one of the record's fields: what was chosen,
// and what else the page states.
type stated struct {
	Name          string
	Chosen, Other []Field
}

// statements gathers the statements by field, in the order of their first.
func statements(fields []Field) (list []stated) {
	at := map[string]int{}
	for _, f := range fields {
		k, known := at[f.Name]
		if !known {
			k = len(list)
			at[f.Name] = k
			list = append(list, stated{Name: f.Name})
		}
		if f.Chosen {
			list[k].Chosen = append(list[k].Chosen, f)
		} else {
			list[k].Other = append(list[k].Other, f)
		}
	}
	return list
}

// plain is a stranger's text as it may stand in the report: nothing in it turns the
// text around it, and all is UTF-8.
func plain(v any) string {
	s, _ := v.(string)
	if p, ok := v.(*string); ok && p != nil {
		s = *p
	}
	return harmless(strings.ToValidUTF8(s, "\uFFFD"))
}

// thousands writes a number with thin gaps between thousands.
func thousands(n int) string {
	s := strconv.Itoa(n)
	if n < 10_000 {
		return s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u202f" + s[i:]
	}
	return s
}
