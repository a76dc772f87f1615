package cmd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/cmd/internal/hostile"
)

// What pith may take for one page, whatever it holds.
const (
	mostTime   = 5 * time.Second // of processors
	mostMemory = 512 << 10       // kB
	killAfter  = time.Minute
)

// known are the cases that come out wrong, and why. One that comes out right fails,
// so that it is taken out of here.
var known = map[string]string{}

// TestHostile runs pith on each hostile input, in a process of its own, and judges
// what it took, what it said, and whether that can harm whoever reads it.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute or two")
	}
	if raced {
		t.Skip("takes ten minutes under the race detector, which has nothing to find in it: pith runs in other processes. Run it without -race")
	}
	goCommand, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command to build pith with: ", err)
	}
	pith := filepath.Join(t.TempDir(), "pith")
	if out, err := exec.Command(goCommand, "build", "-o", pith, "..").CombinedOutput(); err != nil { // not the test binary, which may be slowed by the race detector
		t.Fatalf("%v\n%s", err, out)
	}
	for _, c := range cases(t) {
		t.Run(c.Name, func(t *testing.T) {
			faults := judge(t, pith, c)
			switch why, ok := known[c.Name]; {
			case !ok:
				for _, f := range faults {
					t.Error(f)
				}
			case len(faults) == 0:
				t.Errorf("comes out right, though it is known to go wrong: %s", why)
			default:
				t.Skipf("%s: %s", why, strings.Join(faults, "; "))
			}
		})
	}
}

// cases are the project's own, or those of the folder PITH_HOSTILE, which a
// manifest.jsonl there lists.
func cases(t *testing.T) []hostile.Case {
	t.Helper()
	dir := os.Getenv("PITH_HOSTILE")
	if dir == "" {
		return hostile.Cases()
	}
	data, err := os.ReadFile(filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var all []hostile.Case
	for line := range bytes.Lines(data) {
		var m struct {
			File, Verdict string
			Must, Mustnot []string
		}
		if err := json.Unmarshal(line, &m); err != nil {
			t.Fatal(err)
		}
		c := hostile.Case{Name: m.File, Keep: m.Must, Drop: m.Mustnot, Data: func() []byte {
			page, err := os.ReadFile(filepath.Join(dir, m.File))
			if err != nil {
				t.Fatal(err)
			}
			return page
		}}
		verdict, code, _ := strings.Cut(m.Verdict, ":")
		c.Want, c.Code = map[string]hostile.Want{"extract": hostile.Article, "empty": hostile.Empty, "refuse": hostile.Refused, "either": hostile.Any}[verdict], code
		all = append(all, c)
	}
	return all
}

// TestHostileIsSeen: what the checks of TestHostile are there for they find.
func TestHostileIsSeen(t *testing.T) {
	for _, s := range []string{
		"<script>x</script>", "<p onclick=x>", "<p style='color:red'>", "<iframe srcdoc=x></iframe>", "<a href='javascript:x'>a</a>", "<a href=' JAVA&#9;SCRIPT:x'>a</a>",
		"<img src='data:image/svg+xml,x'>", "<svg></svg>", "<math></math>", "<form></form>", "<p><!-- x --></p>", "<object></object>", "<a href='file:///etc'>a</a>",
	} {
		var f faults
		if f.markup("HTML", s); len(f) == 0 {
			t.Errorf("nothing is wrong with %s", s)
		}
	}
	var f faults
	f.markup("HTML", "<p>a <a href='/b'>c</a> <a href='https://d.example/'>e</a> <a href='mailto:f'>g</a> <img src='h:i' alt='j'></p>"[:80])
	if len(f) > 0 {
		t.Error(f)
	}
	for r, want := range map[rune]bool{'\x1b': true, '\r': true, '\u009b': true, '\u202e': true, '\u2066': true, 0x7f: true, '\n': false, '\t': false, '\u200f': false, 'a': false} {
		if actsOnTerminals(r) != want {
			t.Errorf("%U: %t", r, !want)
		}
	}
	f = nil
	f.addresses(hostileRecord{URL: "javascript:x", Pages: []string{"data:x", "https://a.example/"}})
	if len(f) != 2 {
		t.Errorf("%d addresses are wrong: %q", len(f), f)
	}
	f = nil
	f.verdict(hostile.Case{Want: hostile.Any}, hostileRecord{Status: "error", Error: &struct{ Code string }{"internal"}})
	f.verdict(hostile.Case{Want: hostile.Empty}, hostileRecord{Status: "ok", Text: "x"})
	f.verdict(hostile.Case{Want: hostile.Refused, Code: "not_html"}, hostileRecord{Status: "error", Error: &struct{ Code string }{"io"}})
	if len(f) != 3 {
		t.Errorf("%d verdicts are wrong: %q", len(f), f)
	}
}

// expense is what a process took and how it ended.
type expense struct {
	Time   time.Duration // of processors
	Memory int64         // kB; 0 where the system does not tell
	Exit   int
	Killed bool
}

// measure is a command that runs another and writes its expense to a file. The tests
// can not ask for it themselves: on Linux the peak of a process is no less than that
// of the one that started it, at that time.
func measure() {
	report, command := os.Args[1], os.Args[2:]
	ctx, cancel := context.WithTimeout(context.Background(), killAfter)
	defer cancel()
	c := exec.CommandContext(ctx, command[0], command[1:]...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	var exit *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &exit) {
		panic(err)
	}
	u := expense{Time: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), Exit: c.ProcessState.ExitCode(), Killed: ctx.Err() != nil}
	if runtime.GOOS == "linux" { // elsewhere the unit is another
		u.Memory = int64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	}
	b, err := json.Marshal(u)
	if err == nil {
		err = os.WriteFile(report, b, 0o600)
	}
	if err != nil {
		panic(err)
	}
}

// runHostile runs pith on a case.
func runHostile(t *testing.T, pith string, c hostile.Case) (u expense, stdout, stderr []byte) {
	t.Helper()
	dir := t.TempDir()
	page, report := filepath.Join(dir, "case.html"), filepath.Join(dir, "expense.json")
	if strings.HasSuffix(c.Name, ".gz") {
		page += ".gz"
	}
	data := c.Data()
	if err := os.WriteFile(page, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if len(data) > 20<<20 {
		data = nil
		debug.FreeOSMemory()
	}
	cmd := exec.Command("measure", report, pith, "--format", "jsonl", "--content", "markdown,text,html", page)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errs.Bytes())
	}
	b, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &u); err != nil {
		t.Fatal(err)
	}
	return u, out.Bytes(), errs.Bytes()
}

// A hostileRecord is what is judged of a record by name.
type hostileRecord struct {
	Status       string
	URL          string
	CanonicalURL string `json:"canonical_url"`
	Authors      []struct{ URL string }
	Image        *struct{ URL string }
	Images       []struct{ URL string }
	Pages        []string
	Markdown     string `json:"content_markdown"`
	Text         string `json:"content_text"`
	HTML         string `json:"content_html"`
	Error        *struct{ Code string }
}

// judge runs pith on a case and says what is wrong.
func judge(t *testing.T, pith string, c hostile.Case) []string {
	t.Helper()
	u, stdout, stderr := runHostile(t, pith, c)
	t.Logf("%.2f s, %d MiB, exit status %d, %d bytes of output", u.Time.Seconds(), u.Memory>>10, u.Exit, len(stdout))
	var f faults
	f.check(!u.Killed, "killed after %v", killAfter)
	f.check(u.Time <= mostTime, "%v of processor time", u.Time)
	f.check(u.Memory <= mostMemory, "%d MiB", u.Memory>>10)
	f.check(0 <= u.Exit && u.Exit <= 2 && !bytes.Contains(stderr, []byte("panic")) && !bytes.Contains(stderr, []byte("goroutine")), "exit status %d, %.300q", u.Exit, stderr)
	f.check(bytes.Count(stdout, []byte("\n")) == 1 && bytes.HasSuffix(stdout, []byte("\n")), "%d lines of output", bytes.Count(stdout, []byte("\n")))
	var record hostileRecord
	var values any
	if err := errors.Join(json.Unmarshal(stdout, &record), json.Unmarshal(stdout, &values)); err != nil {
		f.check(false, "no record: %v", err)
		return f
	}
	f.verdict(c, record)
	all := texts(values)
	for _, keep := range c.Keep {
		f.check(strings.Contains(record.Text, keep), "%q is not in the text", keep)
	}
	for _, drop := range c.Drop {
		f.check(!slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, drop) }), "%q is in the record", drop)
	}
	for _, s := range all {
		if i := strings.IndexFunc(s, actsOnTerminals); i >= 0 {
			f.check(false, "a control character or an override in %q", s[max(0, i-20):min(len(s), i+20)])
		}
	}
	f.addresses(record)
	f.markup("HTML", head(record.HTML))
	var b strings.Builder
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))
	if err := md.Convert([]byte(head(record.Markdown)), &b); err != nil {
		t.Fatal(err)
	}
	f.markup("Markdown", b.String())
	return f
}

// head is as much of a content as is parsed anew: the tests should end this year.
func head(s string) string { return s[:min(len(s), 1<<20)] }

// faults are what is wrong with an output.
type faults []string

func (f *faults) check(ok bool, format string, args ...any) {
	if !ok && len(*f) < 20 { // the first tell enough
		*f = append(*f, fmt.Sprintf(format, args...))
	}
}

// verdict checks that a case became what it should.
func (f *faults) verdict(c hostile.Case, r hostileRecord) {
	code := ""
	if r.Error != nil {
		code = r.Error.Code
	}
	content := slices.Contains([]string{"ok", "not_article", "paywalled"}, r.Status)
	nothing := slices.Contains([]string{"empty", "js_shell", "consent_wall"}, r.Status)
	clean := r.Status == "error" && code != "internal" && code != ""
	ok := map[hostile.Want]bool{
		hostile.Article: content && r.Text != "",
		hostile.Empty:   nothing,
		hostile.Refused: clean && code == c.Code,
		hostile.Any:     content || nothing || clean,
	}[c.Want]
	f.check(ok, "status %s %s, want %s %s", r.Status, code, c.Want, c.Code)
}

// addresses checks that each address of a record is one of the web.
func (f *faults) addresses(r hostileRecord) {
	all := append([]string{r.URL, r.CanonicalURL}, r.Pages...)
	for _, a := range r.Authors {
		all = append(all, a.URL)
	}
	for _, i := range r.Images {
		all = append(all, i.URL)
	}
	if r.Image != nil {
		all = append(all, r.Image.URL)
	}
	for _, a := range all {
		f.check(slices.Contains([]string{"", "http", "https"}, scheme(a)), "address %.200q", a)
	}
}

// markup checks that a parser finds nothing that runs.
func (f *faults) markup(name, s string) {
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		f.check(false, "%s: %v", name, err)
		return
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && !slices.Contains(harmless, n.DataAtom) {
			f.check(false, "%s: element or comment %.100q", name, n.Data)
		}
		for _, a := range n.Attr {
			bad := strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || n.Namespace != "" || a.Namespace != ""
			if slices.Contains([]string{"href", "src", "poster", "srcset", "action", "formaction", "data", "cite", "background", "ping"}, a.Key) {
				bad = !slices.Contains([]string{"", "http", "https", "mailto"}, scheme(a.Val))
			}
			f.check(!bad, "%s: <%s %s=%.200q>", name, n.Data, a.Key, a.Val)
		}
	}
}

// harmless are the elements of the article package, and those that a parser adds.
var harmless = []atom.Atom{
	atom.Html, atom.Head, atom.Body,
	atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
	atom.Blockquote, atom.Pre, atom.Hr, atom.Details, atom.Summary, atom.Figure, atom.Figcaption, atom.Img, atom.Small,
	atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
	atom.A, atom.Em, atom.Strong, atom.Code, atom.Sub, atom.Sup, atom.Del, atom.Ins, atom.Kbd, atom.Abbr, atom.Q,
	atom.Ruby, atom.Rt, atom.Br, atom.Input,
}

// scheme is an address's scheme as the URL standard reads it, "" for a relative one.
func scheme(address string) string {
	s := strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	s = strings.ToLower(strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s))
	name, _, ok := strings.Cut(s, ":")
	if !ok || name == "" || name[0] < 'a' || name[0] > 'z' || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" {
		return ""
	}
	return name
}

func actsOnTerminals(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case 0x7f <= r && r <= 0x9f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}

// texts are all strings in a JSON value, also names of keys.
func texts(v any) (all []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, e := range v {
			all = append(all, texts(e)...)
		}
	case map[string]any:
		for k, e := range v {
			all = append(append(all, k), texts(e)...)
		}
	}
	return all
}
