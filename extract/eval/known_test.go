package eval

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// same lets figures differ in their last bit, and None be None.
var same = cmp.Options{cmp.Transformer("float64", func(f Figure) float64 { return float64(f) }), cmpopts.EquateApprox(0, 1e-12), cmpopts.EquateNaNs(), cmpopts.EquateEmpty()}

// knownCase is a line of testdata/known.jsonl. want is score.py's answer, which
// testdata/answer.py fills in.
type knownCase struct {
	What   string
	Label  map[string]any
	Record map[string]any
	Want   struct {
		Body, Segments                             []float64
		With, Without, Title, Authors, Date, Image *float64
		Err                                        any
	}
}

// TestKnown holds every metric to the answers of the corpus's own scorer, labels
// and records read as from files.
func TestKnown(t *testing.T) {
	data, err := os.ReadFile("testdata/known.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var c knownCase
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		t.Run(c.What, func(t *testing.T) {
			labels, predictions := readCase(t, c)
			got := Score(labels, predictions)[0]
			if diff := cmp.Diff(c.page(), got, same); diff != "" {
				t.Errorf("score (-score.py +got):\n%s", diff)
			}
		})
	}
}

// readCase takes label and record of a case the way of files.
func readCase(t *testing.T, c knownCase) ([]Label, []Prediction) {
	t.Helper()
	label := map[string]any{"id": "1", "set": "news"}
	for k, v := range c.Label {
		label[k] = v
	}
	c.Record["id"] = "1"
	path := filepath.Join(t.TempDir(), "manifest.jsonl")
	if err := os.WriteFile(path, encode(t, label), 0o666); err != nil {
		t.Fatal(err)
	}
	labels, err := ReadManifest(path)
	if err != nil {
		t.Fatal(err)
	}
	records, err := ReadRecords(bytes.NewReader(encode(t, c.Record)), "records")
	if err != nil {
		t.Fatal(err)
	}
	predictions, _ := records.For(labels)
	return labels, predictions
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

// page is what the case wants.
func (c knownCase) page() Page {
	w := c.Want
	p := Page{ID: "1", Set: "news", Failed: w.Err != nil}
	if set, ok := c.Label["set"].(string); ok {
		p.Set = set
	}
	if w.Body != nil {
		p.Body = &PRF{w.Body[0], w.Body[1], w.Body[2]}
	}
	if w.Segments != nil {
		p.Segments = &Counts{int(w.Segments[0]), int(w.Segments[1]), int(w.Segments[2])}
	}
	p.Fields = Fields{figure(w.With), figure(w.Without), figure(w.Title), figure(w.Authors), figure(w.Date), figure(w.Image), None}
	return p
}

func figure(f *float64) Figure {
	if f == nil {
		return None
	}
	return Figure(*f)
}
