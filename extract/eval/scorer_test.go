package eval

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/seed-fabb886e/pith/extract"
	"github.com/seed-fabb886e/pith/extract/batch"
	"github.com/seed-fabb886e/pith/extract/internal/labelled"
	"github.com/seed-fabb886e/pith/extract/render"
)

// scorer runs the labelled corpus's own scorer and returns what it prints, each
// line without the spaces at its end. PITH_CORPUS names the corpus.
func scorer(t *testing.T, args ...string) []string {
	t.Helper()
	c := exec.Command("python3", append([]string{filepath.Join(os.Getenv("PITH_CORPUS"), "score.py"), "score"}, args...)...)
	c.Env = append(os.Environ(), "PYTHONHASHSEED=0", "PYTHONUTF8=1") // the order of equals
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	return lines(string(out))
}

func lines(s string) (all []string) {
	for line := range strings.Lines(s) {
		all = append(all, strings.TrimRight(line, " \n"))
	}
	return all
}

func needScorer(t *testing.T) string {
	t.Helper()
	dir := labelled.Dir(t)
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 to run the corpus's scorer with")
	}
	return dir
}

// text is the report as its lines.
func text(t *testing.T, r Report) []string {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return lines(b.String())
}

// compareLines compares tables and listings of the worst pages, and returns how
// many figures were equal.
func compareLines(t *testing.T, want, got []string) (figures int) {
	t.Helper()
	for i := range max(len(want), len(got)) {
		w, g := at(want, i), at(got, i)
		if w != g {
			t.Errorf("score.py: %s\n    eval: %s", w, g)
			continue
		}
		figures += len(figureForm.FindAllString(w, -1))
	}
	return figures
}

var figureForm = regexp.MustCompile(`\b[01]\.[0-9]{3,4}\b`)

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return "(no such line)"
}

// TestScorer holds every figure over the labelled corpus to score.py's: the
// table and the 40 worst pages of each set. PITH_RECORDS may name a finished file
// of records; without it all pages are extracted.
func TestScorer(t *testing.T) {
	dir := needScorer(t)
	manifests, err := filepath.Glob(filepath.Join(dir, "manifest-*.jsonl"))
	if err != nil || len(manifests) == 0 {
		t.Fatalf("no manifests in %s: %v", dir, err)
	}
	var labels []Label
	for _, m := range manifests {
		l, err := ReadManifest(m)
		if err != nil {
			t.Fatal(err)
		}
		labels = append(labels, l...)
	}
	for i := range labels {
		labels[i].Tags = nil // score.py knows nothing of them
	}
	path := os.Getenv("PITH_RECORDS")
	if path == "" {
		path = extractLabelled(t, labels)
	}
	predictions := recordsFor(t, path, labels)
	want := scorer(t, append(manifests, "-p", path, "-w", "40")...)
	got := text(t, NewReport(Score(labels, predictions), ReportOptions{Worst: 40}))
	n := compareLines(t, want, withoutSegments(got, labels))
	t.Logf("%d figures are score.py's", n)
}

// extractLabelled extracts the pages into a file of records. What is scored of an
// article directly must be what is scored of its record.
func extractLabelled(t *testing.T, labels []Label) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "records.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o := batch.Options{Extract: extract.Options{NoRules: true}, Jobs: runtime.GOMAXPROCS(0)}
	direct, err := Extract(context.Background(), labels, o, render.Content{}, func(r render.Record) error { return render.WriteJSONL(f, r) })
	if err != nil {
		t.Fatal(err)
	}
	a := text(t, NewReport(Score(labels, direct), ReportOptions{Worst: 40}))
	b := text(t, NewReport(Score(labels, recordsFor(t, path, labels)), ReportOptions{Worst: 40}))
	if !slices.Equal(a, b) {
		t.Error("articles and their records score differently")
	}
	return path
}

func recordsFor(t *testing.T, path string, labels []Label) []Prediction {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := ReadRecords(f, path)
	if err != nil {
		t.Fatal(err)
	}
	predictions, missing := records.For(labels)
	if missing > 0 {
		t.Errorf("no record for %d pages", missing)
	}
	return predictions
}

// withoutSegments takes the pages out of a report's listings that score.py does
// not list, those labelled by segments; it has an empty listing of each set.
func withoutSegments(report []string, labels []Label) (kept []string) {
	var sets []string
	bySegments := map[string]bool{}
	for _, l := range labels {
		if !slices.Contains(sets, l.Set) {
			sets = append(sets, l.Set)
		}
		if _, ok := scoreBody(l, ""); !ok {
			bySegments[l.Set] = true
		}
	}
	i := slices.Index(report, "")
	if i < 0 {
		return report
	}
	kept, report = report[:i:i], report[i:]
	for _, set := range sets {
		heading := "worst of " + set
		kept = append(kept, "", heading)
		j := slices.Index(report, heading)
		if j < 0 || bySegments[set] {
			continue
		}
		for _, line := range report[j+1:] {
			if line == "" {
				break
			}
			kept = append(kept, line)
		}
	}
	return kept
}

// TestScorerRandom compares with score.py over made-up labels and records, each
// in a set of its own and so with a row of its own: texts full of odd white
// space, marks, quotes, brackets and capitals.
func TestScorerRandom(t *testing.T) {
	needScorer(t)
	draw := rand.New(rand.NewPCG(7, 7))
	var manifest, records, others bytes.Buffer
	for i := range 3000 {
		id := fmt.Sprintf("page%04d", i)
		label := randomLabel(draw)
		label["id"], label["html"] = id, "none.html"
		if label["set"] == nil {
			label["set"] = id
		}
		manifest.Write(encode(t, label))
		for _, file := range []*bytes.Buffer{&records, &others} {
			r := randomRecord(draw)
			r["id"] = id
			file.Write(encode(t, r))
		}
	}
	dir := t.TempDir()
	paths := map[string]string{}
	for name, data := range map[string][]byte{"manifest": manifest.Bytes(), "records": records.Bytes(), "others": others.Bytes()} {
		paths[name] = filepath.Join(dir, name+".jsonl")
		if err := os.WriteFile(paths[name], data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	labels, err := ReadManifest(paths["manifest"])
	if err != nil {
		t.Fatal(err)
	}
	pages := Score(labels, recordsFor(t, paths["records"], labels))
	n := compareLines(t, scorer(t, paths["manifest"], "-p", paths["records"]), text(t, NewReport(pages, ReportOptions{})))
	t.Logf("%d figures are score.py's", n)

	other := Score(labels, recordsFor(t, paths["others"], labels))
	want := scorer(t, paths["manifest"], "-p", paths["records"], "-c", paths["others"])
	compareOthers(t, want[1:], NewReport(pages, ReportOptions{Other: other}))
}

// compareOthers compares the other run's F1. Of segments score.py has none.
func compareOthers(t *testing.T, want []string, r Report) {
	t.Helper()
	for i, row := range r.Rows {
		cells := strings.Fields(want[i])
		if w := cells[len(cells)-1]; w != "-" && w != strings.TrimSpace(row.Against.F1.cell()) {
			t.Errorf("%s: other F1 %s, score.py has %s", row.Set, row.Against.F1.cell(), w)
		}
	}
}

var (
	randomWords = strings.Fields("alpha Beta beta GAMMA ΣΟΦΟΣ ΟΔΟΣ σοφος Σ İstanbul istanbul ı I straße STRASSE ﬁne fine １２ 12 ½ x² Ⅻ naïve " +
		"nai\u0308ve café مرحبا مَرحَبا 你好 こんにちは हिन्दी _x_ a.b don't don’t K ǅ Ꭰ ꭰ 𝔘𝔫 🙂 v1.2 the the the of of a")
	randomGaps = []string{" ", " ", " ", " ", " ", " ", "\n", "\n\n", ". ", ". ", "? ", "! \"", ".” ", ".) ", ".\"' ", "\x1c", "\u0085", "\u00a0", ".\u3000", ", ", "-",
		"'", "\t", "\u2028", ".\x1f", ".\n", " [", "] ", "\u200b", "\u0307", "Σ", "Σ.", "'Σ", "Σ\u0301 ", "·"}
)

func randomText(draw *rand.Rand, words int) string {
	var b strings.Builder
	for range draw.IntN(words + 1) {
		b.WriteString(randomWords[draw.IntN(len(randomWords))])
		b.WriteString(randomGaps[draw.IntN(len(randomGaps))])
	}
	return b.String()
}

func randomTexts(draw *rand.Rand, n, words int) []string {
	all := []string{}
	for range draw.IntN(n + 1) {
		all = append(all, randomText(draw, words))
	}
	return all
}

func randomLabel(draw *rand.Rand) map[string]any {
	l := map[string]any{}
	switch draw.IntN(5) {
	case 0: // segments alone
		l["with"], l["without"] = randomTexts(draw, 3, 1), randomTexts(draw, 3, 1)
	case 1:
		l["text"], l["summary"] = randomText(draw, 30), randomText(draw, 8)
	case 2:
		l["text"], l["with"], l["without"] = randomText(draw, 30), randomTexts(draw, 3, 2), nil
	case 3: // one optional paragraph: few choices, and no two of one F1 and another P
		pars := append(randomTexts(draw, 5, 12), "alpha beta.")
		if draw.IntN(2) == 0 {
			pars = append(pars, "["+randomText(draw, 8)+"]")
		}
		l["paragraphs"] = pars
	case 4:
		if draw.IntN(4) == 0 {
			l["set"], l["text"] = "aeb", randomText(draw, 30)
		}
	}
	if draw.IntN(2) == 0 {
		l["title"] = randomText(draw, 2)
	}
	if draw.IntN(2) == 0 {
		l["author"] = strings.Join(randomTexts(draw, 3, 1), ";")
	} else {
		l["authors"] = randomTexts(draw, 3, 1)
	}
	l["date"] = randomDate(draw)
	l["image"] = randomAddress(draw)
	return l
}

func randomRecord(draw *rand.Rand) map[string]any {
	authors := []any{}
	for _, name := range randomTexts(draw, 3, 1) {
		authors = append(authors, map[string]any{"name": name, "url": nil})
	}
	r := map[string]any{
		"content_text": randomText(draw, 40), "title": randomText(draw, 2), "authors": authors,
		"date_published": randomDate(draw), "image": map[string]any{"url": randomAddress(draw)}, "error": nil,
	}
	if draw.IntN(20) == 0 {
		r["error"] = map[string]any{"code": "internal"}
	}
	return r
}

func randomDate(draw *rand.Rand) any {
	all := []any{nil, "", "2024-09-21", "2024-09-21T10:00:00Z", "2024-09-22", "2024-09", "٢٠٢٤-٠٩-٢١", "2024-09-21é", "x"}
	return all[draw.IntN(len(all))]
}

func randomAddress(draw *rand.Rand) string {
	var b strings.Builder
	parts := []string{"https:", "//", "/", "/", "a.example", "Pic.jpg", "pic.JPG", "?x=/y.jpg", "#z/q.jpg", ":", " ", "\n", "1a", "İ", "data"}
	for range draw.IntN(7) {
		b.WriteString(cmp.Or(parts[draw.IntN(len(parts))], "x"))
	}
	return b.String()
}
