package cmd

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Tests of pith over many pages that a script can't make: they write to it while
// they read from it, send it signals, take its pipes away and weigh it. They run
// the program that TestMain puts in the path.

// A process is a pith that runs.
type process struct {
	t      *testing.T
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr bytes.Buffer
	pipe   io.Closer // our end of out
}

func start(t *testing.T, args ...string) *process {
	t.Helper()
	return startCommand(t, exec.Command("pith", args...))
}

func startCommand(t *testing.T, cmd *exec.Cmd) *process {
	t.Helper()
	p := &process{t: t, cmd: cmd}
	p.cmd.Stderr = &p.stderr
	in, err := p.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	// StdoutPipe's is closed by Wait, which would take what is not read yet.
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p.cmd.Stdout = w
	p.in, p.out, p.pipe = in, bufio.NewReader(r), r
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	t.Cleanup(func() {
		r.Close()
		p.cmd.Process.Kill() // it has ended, unless the test failed
		p.cmd.Wait()
	})
	return p
}

// record is what the tests look at of a record.
type record struct {
	ID     string
	Status string
}

// next reads one record. A test in which pith owes one hangs until its deadline.
func (p *process) next() record {
	p.t.Helper()
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		p.t.Fatalf("no record: %v; it said %s", err, &p.stderr)
	}
	return p.parse(line)
}

func (p *process) parse(line []byte) (r record) {
	p.t.Helper()
	if err := json.Unmarshal(line, &r); err != nil || !bytes.HasSuffix(line, []byte("\n")) {
		p.t.Fatalf("half a record: %q", line)
	}
	return r
}

// rest reads all records that are left.
func (p *process) rest() (all []record) {
	p.t.Helper()
	out, err := io.ReadAll(p.out)
	if err != nil {
		p.t.Fatal(err)
	}
	for line := range bytes.Lines(out) {
		all = append(all, p.parse(line))
	}
	return all
}

// signal sends a signal.
func (p *process) signal(s os.Signal) {
	p.t.Helper()
	if runtime.GOOS == "windows" {
		p.t.Skip("no signals here")
	}
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// settle waits until a process has done what nobody outside can see: taken a
// signal (two of a kind that are sent at once count for one), or run into
// something that blocks it.
func settle() { time.Sleep(500 * time.Millisecond) }

// ends waits for the end and checks how it was ("exit status 2", "signal: broken
// pipe") and what stood on standard error.
func (p *process) ends(how, stderr string) {
	p.t.Helper()
	p.in.Close()
	p.cmd.Wait()
	if got := p.cmd.ProcessState.String(); got != how {
		p.t.Errorf("%s, want %s", got, how)
	}
	if diff := cmp.Diff(stderr, p.stderr.String()); diff != "" {
		p.t.Errorf("standard error (-want +got):\n%s", diff)
	}
}

// prose is a small page.
func prose(title string) string {
	return "<html><head><title>" + title + "</title></head><body><p>One sentence that is long enough, with a comma, to be prose.</p></body></html>"
}

// inline is a line of a list that holds its page.
func inline(id string) string {
	line, err := json.Marshal(map[string]string{"id": id, "html": prose(id)})
	if err != nil {
		panic(err)
	}
	return string(line)
}

func ok(ids ...string) (all []record) {
	for _, id := range ids {
		all = append(all, record{id, "ok"})
	}
	return all
}

// write writes a file of a new folder.
func write(t *testing.T, name, content string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// contents are the names and contents of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(data)
	}
	return all
}

// TestCoprocess: who writes one line can read its record before writing the
// next, whatever -j is; a bad line has its record, too.
func TestCoprocess(t *testing.T) {
	for _, jobs := range []string{"1", "2", "16"} {
		p := start(t, "--allow-private", "--from", "-", "-f", "jsonl", "-j", jobs)
		for _, line := range []struct {
			text string
			want record
		}{
			{inline("a"), record{"a", "ok"}},
			{`{"id": "b", "html": 7}`, record{"", "error"}},
			{inline("c"), record{"c", "ok"}},
			{`{"id": "d"}`, record{"d", "error"}},
			{inline("e"), record{"e", "ok"}},
		} {
			fmt.Fprintln(p.in, line.text)
			if got := p.next(); got != line.want {
				t.Errorf("-j %s: %+v, want %+v", jobs, got, line.want)
			}
		}
		p.ends("exit status 2", `pith: standard input:2: html is not a string but a JSON number
pith: standard input:4: line has none of file, html and url
pith: 5 inputs: 3 ok, 2 error (2 usage)
`)
	}
}

// A slowServer's pages /0, /1 ... come when they are released.
type slowServer struct {
	*httptest.Server
	arrived chan string // the paths that are asked for
	release chan struct{}
}

func newSlowServer(t *testing.T) *slowServer {
	s := &slowServer{arrived: make(chan string, 1000), release: make(chan struct{})}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.arrived <- r.URL.Path
		select {
		case <-s.release:
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, prose(r.URL.Path))
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// list is a list of n pages, "0" and so on.
func (s *slowServer) list(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id": "%d", "url": "%s/%d"}`+"\n", i, s.URL, i)
	}
	return b.String()
}

// TestInterruptOnce: the first SIGINT or SIGTERM over a list finishes the pages
// in hand, prints them and begins no other.
func TestInterruptOnce(t *testing.T) {
	t.Parallel()
	for sig, how := range map[os.Signal]string{syscall.SIGINT: "exit status 130", syscall.SIGTERM: "exit status 143"} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			s := newSlowServer(t)
			p := start(t, "--allow-private", "--from", write(t, "list", s.list(6)), "-f", "jsonl", "-j", "2")
			<-s.arrived
			<-s.arrived
			p.signal(sig)
			settle()
			close(s.release)
			if diff := cmp.Diff(ok("0", "1"), p.rest()); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
			p.ends(how, "pith: 2 inputs: 2 ok; stopped before the end\n")
			if n := len(s.arrived); n > 0 {
				t.Errorf("%d more pages are asked for", n)
			}
		})
	}
}

// TestInterruptFiles: what an interrupted run finished is in its files, whole.
func TestInterruptFiles(t *testing.T) {
	t.Parallel()
	s := newSlowServer(t)
	list, dir := write(t, "list", s.list(6)), t.TempDir()
	file, folder, summary := filepath.Join(dir, "out.jsonl"), filepath.Join(dir, "out"), filepath.Join(dir, "sum.json")
	to := []*process{
		start(t, "--allow-private", "--from", list, "-j", "1", "-f", "jsonl", "--content", "text", "-o", file),
		start(t, "--allow-private", "--from", list, "-j", "1", "-o", folder+"/", "--summary", summary),
	}
	for range to {
		<-s.arrived
	}
	for _, p := range to {
		p.signal(syscall.SIGINT)
	}
	settle()
	close(s.release)
	for _, p := range to {
		p.ends("exit status 130", "pith: 1 input: 1 ok; stopped before the end\n")
	}
	out, err := os.ReadFile(file)
	if err != nil || to[0].parse(out) != ok("0")[0] {
		t.Errorf("%s, error %v", out, err)
	}
	if diff := cmp.Diff(map[string]string{"0.md": "# /0\n\nOne sentence that is long enough, with a comma, to be prose.\n"}, contents(t, folder)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if data, err := os.ReadFile(summary); err != nil || !strings.Contains(string(data), `"stopped": true`) {
		t.Errorf("summary %s, error %v", data, err)
	}
}

// TestInterruptWaiting: a run that waits for the next line of its list has
// nothing in hand, and ends.
func TestInterruptWaiting(t *testing.T) {
	t.Parallel()
	p := start(t, "--allow-private", "--from", "-", "-f", "jsonl")
	fmt.Fprintln(p.in, inline("a"))
	if got := p.next(); got != (record{"a", "ok"}) {
		t.Errorf("%+v", got)
	}
	p.signal(syscall.SIGINT)
	if got := p.rest(); len(got) > 0 { // the list's pipe is still open
		t.Errorf("%+v", got)
	}
	p.ends("exit status 130", "pith: 1 input: 1 ok; stopped before the end\n")
}

// TestInterruptTwice: the second signal stops at once. Nothing is half-written,
// and the file that was there stays.
func TestInterruptTwice(t *testing.T) {
	t.Parallel()
	s := newSlowServer(t)
	list := write(t, "list", s.list(6))
	old := write(t, "out.jsonl", "old\n")
	folder := filepath.Join(t.TempDir(), "out")
	to := []*process{
		start(t, "--allow-private", "--from", list, "-j", "2", "-f", "jsonl"),
		start(t, "--allow-private", "--from", list, "-j", "2", "-f", "jsonl", "-o", old),
		start(t, "--allow-private", "--from", list, "-j", "2", "-f", "jsonl", "-o", folder+"/"),
	}
	for range to {
		<-s.arrived
		<-s.arrived
	}
	for _, p := range to {
		p.signal(syscall.SIGINT)
		settle()
		p.signal(syscall.SIGINT)
		if got := p.rest(); len(got) > 0 {
			t.Errorf("%+v", got)
		}
		p.ends("exit status 130", "pith: 0 inputs; stopped before the end\n")
	}
	if diff := cmp.Diff(map[string]string{"out.jsonl": "old\n"}, contents(t, filepath.Dir(old))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if left := contents(t, folder); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestInterruptAdding: fixtures of a folder are added up to the one in hand.
func TestInterruptAdding(t *testing.T) {
	t.Parallel()
	const pages = 400
	dir, to := t.TempDir(), filepath.Join(t.TempDir(), "fx")
	for i := range pages {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.html", i)), []byte(prose(fmt.Sprint(i))), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	p := start(t, "fixture", "add", "-d", to, dir)
	if _, err := bufio.NewReader(p.out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	p.signal(syscall.SIGINT)
	io.Copy(io.Discard, p.out)
	p.ends("exit status 130", "")
	if made, err := os.ReadDir(to); err != nil || len(made) == pages {
		t.Errorf("%d of %d are made: %v", len(made), pages, err)
	}
}

// TestInterruptSingle: one page is not worth waiting for; nor is a read that
// nothing interrupts.
func TestInterruptSingle(t *testing.T) {
	s := newSlowServer(t)
	dir := t.TempDir()
	for _, test := range []struct {
		name  string
		args  []string
		reads bool // standard input
		sig   os.Signal
		how   string
	}{
		{"URL", []string{s.URL + "/0"}, false, syscall.SIGINT, "exit status 130"},
		{"URL to a file", []string{"-o", filepath.Join(dir, "out.md"), s.URL + "/0"}, false, syscall.SIGINT, "exit status 130"},
		{"URL, terminated", []string{s.URL + "/0"}, false, syscall.SIGTERM, "exit status 143"},
		{"several URLs", []string{s.URL + "/0", s.URL + "/1"}, false, syscall.SIGINT, "exit status 130"},
		{"standard input", nil, true, syscall.SIGINT, "exit status 130"},
		{"explain", []string{"explain", "-"}, true, syscall.SIGINT, "exit status 130"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := start(t, test.args...)
			if test.reads {
				p.in.Write(bytes.Repeat([]byte("<p>"), 1<<20)) // more than a pipe holds: once it is written, pith reads
			} else {
				<-s.arrived
			}
			p.signal(test.sig)
			if out, _ := io.ReadAll(p.out); len(out) > 0 {
				t.Errorf("printed %q", out)
			}
			p.ends(test.how, "")
		})
	}
	if left := contents(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestInterruptIgnored: who starts pith with SIGINT ignored, as a script does in
// its background, keeps it from Ctrl-C.
func TestInterruptIgnored(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell here")
	}
	t.Parallel()
	p := startCommand(t, exec.Command("sh", "-c", `trap "" INT; exec pith --allow-private --from - -f jsonl`))
	for _, id := range []string{"a", "b"} {
		fmt.Fprintln(p.in, inline(id))
		if got := p.next(); got != (record{id, "ok"}) {
			t.Errorf("%+v", got)
		}
		p.signal(syscall.SIGINT)
	}
	p.ends("exit status 0", "pith: 2 inputs: 2 ok\n")
}

// TestInterruptBlocked: two signals also end a run whose output nobody reads.
func TestInterruptBlocked(t *testing.T) {
	t.Parallel()
	var list strings.Builder
	for i := range 2000 {
		fmt.Fprintln(&list, inline(fmt.Sprint(i)))
	}
	p := start(t, "--allow-private", "--from", write(t, "list", list.String()), "-f", "jsonl")
	p.next()
	settle() // the pipe is full by now
	p.signal(syscall.SIGINT)
	settle()
	p.signal(syscall.SIGINT)
	p.ends("exit status 130", "") // and no summary: it could not even end
}

// TestInterruptOpening: nor does a list hold it that can not be opened yet.
func TestInterruptOpening(t *testing.T) {
	t.Parallel()
	p := start(t, "--allow-private", "--from", mkfifo(t))
	settle()
	p.signal(syscall.SIGINT)
	settle()
	p.signal(syscall.SIGINT)
	p.ends("exit status 130", "")
}

// TestClosedPipe: a reader that has enough ends the run, quietly, as it ends any
// program of a pipeline.
func TestClosedPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGPIPE here")
	}
	p := start(t, "--allow-private", "--from", "-", "-f", "jsonl")
	fmt.Fprintln(p.in, inline("a"))
	if got := p.next(); got != (record{"a", "ok"}) {
		t.Errorf("%+v", got)
	}
	p.pipe.Close()
	fmt.Fprintln(p.in, inline("b"))
	p.ends("signal: broken pipe", "") // 141 in a shell
}

// TestClosedPipeOfFile: so does one that -o names, but for the signal.
func TestClosedPipeOfFile(t *testing.T) {
	fifo := mkfifo(t)
	p := start(t, "-o", fifo, "-")
	r, err := os.Open(fifo) // waits until pith opens it
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	io.WriteString(p.in, prose("A page"))
	p.ends("exit status 141", "")
}

// mkfifo makes a named pipe, or skips the test.
func mkfifo(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "fifo")
	if out, err := exec.Command("mkfifo", path).CombinedOutput(); err != nil {
		t.Skipf("no named pipes here: %v, %s", err, out)
	}
	return path
}

// TestFullDisk: a folder on a full disk holds whole files only; the run ends with
// status 2 and says which file it could not write.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "pith-test", disk).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted: %v, %s", err, out)
	}
	defer func() {
		if out, err := exec.Command("umount", disk).CombinedOutput(); err != nil {
			t.Errorf("umount: %v, %s", err, out)
		}
	}()
	var list strings.Builder
	for i := range 50 {
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprintf("p%02d", i), "html": prose("p") + strings.Repeat("<p>One more sentence, long enough to be prose.</p>", 100)})
		fmt.Fprintf(&list, "%s\n", line)
	}
	from, whole := write(t, "list", list.String()), t.TempDir()
	if out, err := exec.Command("pith", "--allow-private", "--from", from, "-f", "json", "-o", whole+"/").CombinedOutput(); err != nil {
		t.Fatalf("%v, %s", err, out)
	}
	out, err := exec.Command("pith", "--allow-private", "--from", from, "-f", "json", "-o", disk+"/").CombinedOutput()
	if err == nil || err.Error() != "exit status 2" {
		t.Errorf("%v, want status 2", err)
	}
	want := regexp.MustCompile(`^pith: \d+ inputs: \d+ ok; stopped before the end\npith: writing ` + regexp.QuoteMeta(disk) + `/p\d\d\.json: no space left on device\n$`)
	if !want.Match(out) {
		t.Errorf("said %s", out)
	}
	written, all := contents(t, disk), contents(t, whole)
	if len(written) == 0 || len(written) == len(all) {
		t.Errorf("%d files of %d are written", len(written), len(all))
	}
	for name, content := range written {
		if content != all[name] {
			t.Errorf("%s is half-written", name)
		}
	}
}

// TestFullDevice: so it is where standard output is a full disk.
func TestFullDevice(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	list := write(t, "list", inline("a")+"\n"+inline("b")+"\n")
	for _, format := range []string{"markdown", "json", "jsonl", "text", "html"} {
		var stderr bytes.Buffer
		c := exec.Command("pith", "--allow-private", "--from", list, "-f", format)
		c.Stdout, c.Stderr = full, &stderr
		c.Run()
		want := "pith: 1 input: 1 ok; stopped before the end\npith: writing standard output: no space left on device\n"
		if got := c.ProcessState.String(); got != "exit status 2" || stderr.String() != want {
			t.Errorf("-f %s: %s, %s", format, got, &stderr)
		}
	}
}

// TestSameBytes: all pages of testdata give the same bytes, whatever -j, the time
// zone and the language of the user are.
func TestSameBytes(t *testing.T) {
	paths, err := filepath.Glob("../testdata/pages/*.html")
	if err != nil || len(paths) < 10 {
		t.Fatalf("%d pages, error %v", len(paths), err)
	}
	var list strings.Builder
	for i, p := range paths {
		fmt.Fprintf(&list, `{"id": %d, "file": %q, "url": "https://pages.example/%d"}`+"\n", i, p, i)
	}
	from := write(t, "list", list.String())
	for _, format := range []string{"jsonl", "markdown"} {
		var first []byte
		for _, env := range [][]string{
			{"TZ=UTC", "LC_ALL=C", "GOMAXPROCS=1"}, {"TZ=Asia/Tokyo", "LANG=ja_JP.UTF-8", "LC_ALL="}, {"TZ=America/St_Johns", "LC_ALL=tr_TR.UTF-8"},
		} {
			for _, jobs := range []string{"1", "2", "16"} {
				var stderr bytes.Buffer
				c := exec.Command("pith", "--allow-private", "--from", from, "-f", format, "-j", jobs)
				if format == "jsonl" {
					c.Args = append(c.Args, "--content", "markdown,text,html")
				}
				c.Env, c.Stderr = append(os.Environ(), env...), &stderr
				out, _ := c.Output()
				if got := c.ProcessState.String(); got != "exit status 1" { // front pages, shells of scripts
					t.Fatalf("%v, -j %s: %s, %s", env, jobs, got, &stderr)
				}
				if first == nil {
					first = out
				}
				if !bytes.Equal(out, first) {
					t.Errorf("%v, -j %s, -f %s gives other bytes", env, jobs, format)
				}
			}
		}
		if format == "jsonl" && bytes.Count(first, []byte("\n")) != len(paths) {
			t.Errorf("%d records of %d pages", bytes.Count(first, []byte("\n")), len(paths))
		}
	}
}

// TestMemory: ten times as many pages need no more memory. The garbage collector
// runs beside the extraction, so that a peak depends on the scheduler, and the
// heap grows by 4 MB at a time: the same run differs by a tenth from one time to
// the next, upwards only, and by more on a busy machine, as most of it is garbage
// there. So pith collects often here, a larger peak counts only if it comes again, and
// 2 MB are allowed besides the tenth. A leak of 200 bytes a page would show; smaller
// ones do in the tests of package batch, which weigh what a collection leaves.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	if raceEnabled() {
		t.Skip("the race detector's own memory grows with what happens")
	}
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("no /proc to read a peak from")
	}
	const few, many = 2_000, 20_000
	var small, large []int
	for range 3 {
		small, large = append(small, peak(t, few)), append(large, peak(t, many))
		if slices.Min(large) <= slices.Min(small)*11/10+2_000 {
			t.Logf("%d kB for %d pages, %d kB for %d", small, few, large, many)
			return
		}
	}
	t.Errorf("%d kB for %d pages, but %d kB for %d", small, few, large, many)
}

// peak runs pith over n pages and returns the most memory that it had, in kB.
// It asks while pith waits for more of the list: the rusage of an ended process
// also counts the memory of the one that it was forked from, these tests.
func peak(t *testing.T, n int) int {
	t.Helper()
	c := exec.Command("pith", "--allow-private", "--from", "-", "-f", "jsonl", "-j", "2")
	c.Env = append(os.Environ(), "GOGC=50")
	p := startCommand(t, c)
	go func() {
		w := bufio.NewWriter(p.in)
		body := strings.Repeat("<p>A sentence of this page that is long enough, with a comma or two, to be taken for prose by whoever reads it, and then some more of it.</p>", 12)
		for i := range n {
			fmt.Fprintf(w, `{"id": "%d", "html": "<html><head><title>Page %d</title></head><body><nav><a href=/>Home</a></nav><article><h1>Page %d</h1>%s</article></body></html>"}`+"\n", i, i, i, body)
		}
		w.Flush()
	}()
	for i := range n {
		if _, err := p.out.ReadBytes('\n'); err != nil {
			t.Fatalf("record %d: %v", i, err)
		}
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	most := regexp.MustCompile(`VmHWM:\s*(\d+) kB`).FindSubmatch(status)
	if most == nil {
		t.Skip("/proc does not tell the peak here")
	}
	kB, err := strconv.Atoi(string(most[1]))
	if err != nil {
		t.Fatal(err)
	}
	p.ends("exit status 0", fmt.Sprintf("pith: %d inputs: %d ok\n", n, n))
	return kB
}

func raceEnabled() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}
