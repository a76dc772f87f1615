package model

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// twoTrees asks column 0 and below it column 1; and a leaf alone.
func twoTrees() Trees {
	return Trees{
		Base: 10,
		Nodes: []Node{
			{Column: 0, Cut: 5, Left: 1},
			{Cut: 255, Left: 1, Value: -100},
			{Column: 1, Cut: 0, Left: 3},
			{Cut: 255, Left: 3, Value: 200},
			{Cut: 255, Left: 4, Value: 300},
			{Cut: 255, Left: 0, Value: 1},
		},
		Ends:  []int32{5, 6},
		Steps: []uint8{2, 0},
	}
}

func TestTrees(t *testing.T) {
	trees := twoTrees()
	if !trees.check(2) {
		t.Fatal("refused")
	}
	rows := make([]byte, 3*allColumns)
	for i, r := range [][2]byte{{5, 9}, {6, 0}, {255, 1}} {
		copy(rows[i*allColumns:], r[:])
	}
	sums := make([]int32, 3)
	trees.add(context.Background(), sums, rows)
	want := []int32{10 - 100 + 1, 10 + 200 + 1, 10 + 300 + 1}
	if diff := cmp.Diff(want, sums); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var many, wantMany []int32
	var manyRows []byte
	for n := range len(want) { // some of them go down alone
		got := make([]int32, n)
		trees.add(context.Background(), got, rows[:n*allColumns])
		if diff := cmp.Diff(want[:n], got); diff != "" {
			t.Errorf("%d rows (-want +got):\n%s", n, diff)
		}
	}
	for range rowsAtOnce + 1 {
		many, wantMany, manyRows = append(many, 0, 0, 0), append(wantMany, want...), append(manyRows, rows...)
	}
	trees.add(context.Background(), many, manyRows)
	if diff := cmp.Diff(wantMany, many); diff != "" {
		t.Errorf("more rows than go at once (-want +got):\n%s", diff)
	}
}

func TestTreesCheck(t *testing.T) {
	for name, breakIt := range map[string]func(*Trees){
		"a column that there is not":  func(t *Trees) { t.Nodes[0].Column = 2 },
		"a child outside of the tree": func(t *Trees) { t.Nodes[2].Left = 4 },
		"a leaf that goes elsewhere":  func(t *Trees) { t.Nodes[4].Left = 9 },
		"a tree of no node":           func(t *Trees) { t.Ends[1] = 5 },
		"nodes of no tree":            func(t *Trees) { t.Ends, t.Steps = t.Ends[:1], t.Steps[:1] },
		"a tree without its depth":    func(t *Trees) { t.Steps = t.Steps[:1] },
	} {
		trees := twoTrees()
		breakIt(&trees)
		if trees.check(2) {
			t.Errorf("%s: taken", name)
		}
	}
}

func small() *Model {
	m := &Model{Tokens: make(Tokens, TokenSlots), Text: make([]int8, TextSlots), TextBase: -5, First: twoTrees(), Second: twoTrees()}
	m.Tokens.Add(0x12345600, -7)
	m.Text[77] = 9
	return m
}

func TestFile(t *testing.T) {
	data := small().Encode()
	got, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(small(), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, n := range []int{0, 5, len(magic), 1000, len(data) - 1} {
		if _, err := Decode(data[:n]); err == nil {
			t.Errorf("%d of %d bytes are taken for a model", n, len(data))
		}
	}
}

func TestBuiltIn(t *testing.T) {
	if len(builtIn) > 1_000_000 {
		t.Errorf("%d bytes are more than 1 MB", len(builtIn))
	}
	BuiltIn()
}

// FuzzDecode: whatever is taken for a model scores a page.
func FuzzDecode(f *testing.F) {
	data := small().Encode()
	tables := len(magic) + 2 + 4*TokenSlots + TextSlots + 4
	f.Add(data[tables:])
	s := Read(parse(f, `<body><article><h1>A</h1><p>Some words, and more.</p></article><footer>x</footer>`))
	f.Fuzz(func(t *testing.T, trees []byte) {
		m, err := Decode(append(append([]byte(nil), data[:tables]...), trees...))
		if err != nil {
			return
		}
		if got := m.Score(context.Background(), s); len(got) != len(s.Blocks) {
			t.Errorf("%d of %d blocks scored", len(got), len(s.Blocks))
		}
	})
}

// FuzzScore: every page is scored, the same twice, and keeps its blocks in order.
func FuzzScore(f *testing.F) {
	f.Add("<body><div class=comments><p>a b c d<br><br>e<table><tr><td>x<pre>y\n\nz</pre></table><noscript><p>n</noscript>")
	f.Add("<frameset><frame>")
	f.Add("")
	f.Add("<p hidden>a</p><script type=application/ld+json>{\"articleBody\":\"a \\u00e9 b c d\"}</script>")
	m := small()
	f.Fuzz(func(t *testing.T, html string) {
		p := tryParse(html)
		if p == nil {
			return
		}
		s := Read(p)
		first := m.Score(context.Background(), s)
		s.Judge(first, 0)
		again := Read(p)
		if diff := cmp.Diff(first, m.Score(context.Background(), again)); diff != "" {
			t.Errorf("scored twice (-first +second):\n%s", diff)
		}
		last := int32(-1)
		for i := range s.Blocks {
			b := &s.Blocks[i]
			if b.First <= last || b.Last < b.First || b.Words <= 0 {
				t.Fatalf("block %d: %+v behind node %d", i, b, last)
			}
			last = b.Last
			if x := &s.boxes[s.box[i]]; int32(i) < x.first || int32(i) >= x.end {
				t.Fatalf("block %d is not in its box %+v", i, x)
			}
		}
	})
}
