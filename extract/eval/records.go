package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/seed-fabb886e/pith/extract/render"
)

// A Prediction is what was made of one page. The zero value is nothing at all.
type Prediction struct {
	Text    string
	Title   string
	Authors []string
	Date    string
	Image   string
	Tags    []string
	Failed  bool // the record says that extraction ended in an error
}

// predictionOf takes what is scored out of a record with its text.
func predictionOf(r render.Record) Prediction {
	p := Prediction{Text: value(r.ContentText), Title: value(r.Title), Date: value(r.DatePublished), Tags: r.Tags, Failed: r.Error != nil}
	for _, a := range r.Authors {
		p.Authors = append(p.Authors, a.Name)
	}
	if r.Image != nil {
		p.Image = r.Image.URL
	}
	return p
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// record is a line of a file of records: pith's own, or another tool's.
type record struct {
	ID            json.RawMessage `json:"id"`
	ContentText   string          `json:"content_text"`
	Text          string          `json:"text"`
	Title         string          `json:"title"`
	Authors       names           `json:"authors"`
	Author        names           `json:"author"`
	DatePublished string          `json:"date_published"`
	Published     string          `json:"published"`
	Date          string          `json:"date"`
	Image         address         `json:"image"`
	Tags          names           `json:"tags"`
	Error         json.RawMessage `json:"error"`
}

// Records are predictions by their pages' ids.
type Records map[string]Prediction

// ReadRecords reads a file of records, JSONL. name is the file's, for errors,
// which name the line, too. Of several records with one id the last counts; one
// without an id counts for nothing.
func ReadRecords(r io.Reader, name string) (Records, error) {
	all := Records{}
	err := eachLine(r, name, func(r record, _ string) error {
		id, err := recordID(r.ID)
		if err != nil || id == "" {
			return err
		}
		p := Prediction{
			Text: first(r.ContentText, r.Text), Title: r.Title, Authors: r.Authors,
			Date: first(r.DatePublished, r.Published, r.Date), Image: string(r.Image), Tags: r.Tags, Failed: isTrue(r.Error),
		}
		if len(p.Authors) == 0 {
			p.Authors = r.Author
		}
		all[id] = p
		return nil
	})
	return all, err
}

// For returns the labels' predictions, in their order, and how many labels have
// none; theirs is empty.
func (r Records) For(labels []Label) (predictions []Prediction, missing int) {
	for _, l := range labels {
		p, ok := r[l.ID]
		if !ok {
			missing++
		}
		predictions = append(predictions, p)
	}
	return predictions, missing
}

// recordID takes a string, or a number as it is written.
func recordID(raw json.RawMessage) (s string, err error) {
	switch {
	case len(raw) == 0 || raw[0] == 'n':
		return "", nil
	case raw[0] == '"':
		err = json.Unmarshal(raw, &s)
		return s, err
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		return string(raw), nil
	}
	return "", errors.New("id is neither a string nor a number")
}

// isTrue reports whether a value says something: a message, an object, true.
func isTrue(raw json.RawMessage) bool {
	switch string(bytes.TrimSpace(raw)) {
	case "", "null", "false", `""`, "{}", "[]", "0":
		return false
	}
	return true
}

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
