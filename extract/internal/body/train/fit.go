package main

import (
	"bufio"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

//go:embed fit.py
var fitter string

// python is Debian's, which has python3-xgboost.
const python = "/usr/bin/python3"

// A pass is how trees are fitted.
type pass struct {
	columns, trees, depth int
	eta                   string // the rate of learning
}

var (
	firstPass  = pass{model.FirstColumns, 200, 6, "0.075"}
	secondPass = pass{model.AllColumns, 25, 4, "0.1"}
)

// isFirst holds for a pass that sees no other one's log-odds.
func (p pass) isFirst() bool { return p.columns <= model.FirstColumns }

// fitTrees fits a pass to the rows of the samples.
func fitTrees(samples []*sample, p pass) (model.Trees, error) {
	dir, err := os.MkdirTemp("", "pith-train")
	if err != nil {
		return model.Trees{}, err
	}
	defer os.RemoveAll(dir)
	if err := writeRows(dir, samples, p); err != nil {
		return model.Trees{}, err
	}
	thin := "0"
	if p.isFirst() {
		thin = "1"
	}
	c := exec.Command(python, "-c", fitter, dir, strconv.Itoa(p.columns), strconv.Itoa(p.trees), strconv.Itoa(p.depth), p.eta, thin)
	c.Stderr = os.Stderr
	c.Env = append(os.Environ(), "OMP_WAIT_POLICY=PASSIVE") // a thread that waits leaves its processor to others
	if err := c.Run(); err != nil {
		return model.Trees{}, fmt.Errorf("%s: %w", python, err)
	}
	return readTrees(filepath.Join(dir, "trees.json"))
}

// writeRows writes what fit.py reads.
func writeRows(dir string, samples []*sample, p pass) (err error) {
	var files [3]*bufio.Writer
	for k, name := range []string{"x.u8", "y.u8", "w.f32"} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		defer f.Close()
		files[k] = bufio.NewWriterSize(f, 1<<20)
	}
	write := func(row []byte, keep bool, weight float64) {
		files[0].Write(row)
		y := byte(0)
		if keep {
			y = 1
		}
		files[1].WriteByte(y)
		var b [4]byte
		binary.LittleEndian.PutUint32(b[:], math.Float32bits(float32(weight)))
		files[2].Write(b[:])
	}
	thin := 0
	var row []byte
	for k, s := range samples {
		for i, v := range s.verdicts {
			w := s.weight(i)
			if w == 0 {
				continue
			}
			if !p.isFirst() && easy(s, i) {
				if thin++; thin%5 != 0 {
					continue
				}
				w *= 5
			}
			row = append(row[:0], s.sheet.Row(i)[:p.columns]...)
			write(row, v.keep, w)
			if p.columns == model.FirstColumns && k%blindPages == 0 {
				model.Blind(row)
				write(row, v.keep, w*blindWeight)
			}
		}
	}
	for _, f := range files {
		if err := f.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// Every third page is shown to the first pass a second time without what its classes
// and ids say, at less weight: a model that leans on them alone fails where they are
// generated.
const (
	blindPages  = 3
	blindWeight = 0.3
)

// easy holds for a row of the second pass that the first is right to be sure of: a
// fifth of them, at five times the weight, does as well. (fit.py thins the rows of
// the first pass.)
func easy(s *sample, i int) bool {
	return !s.verdicts[i].keep && s.margins[i] < -4*model.Unit
}

// weigh sets how much each block of a sample counts: by its words, and less on a
// page of very many.
func (s *sample) weigh() {
	s.weights = make([]float64, len(s.verdicts))
	sum := 0.0
	for i, v := range s.verdicts {
		s.weights[i] = v.weight * math.Sqrt(float64(s.sheet.Blocks[i].Words)+1)
		sum += s.weights[i]
	}
	scale := 1.0
	if sum > 0 {
		scale = math.Pow(100/sum, 0.7)
	}
	for i := range s.weights {
		s.weights[i] *= scale
	}
}

func (s *sample) weight(i int) float64 { return s.weights[i] }

// A dumped node is one as XGBoost writes it.
type dumped struct {
	ID       int      `json:"nodeid"`
	Split    string   `json:"split"`
	Cond     float64  `json:"split_condition"`
	Yes      int      `json:"yes"`
	No       int      `json:"no"`
	Leaf     *float64 `json:"leaf"`
	Children []dumped `json:"children"`
}

func readTrees(path string) (t model.Trees, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return t, err
	}
	var trees []dumped
	if err := json.Unmarshal(data, &trees); err != nil {
		return t, err
	}
	for i := range trees {
		if err := addTree(&t, &trees[i]); err != nil {
			return t, fmt.Errorf("tree %d: %w", i, err)
		}
	}
	return t, nil
}

// addTree lays a tree out level by level, both children of a node side by side.
func addTree(t *model.Trees, top *dumped) error {
	type open struct {
		d     *dumped
		depth uint8
	}
	queue, steps := []open{{top, 0}}, uint8(0)
	for i := 0; i < len(queue); i++ {
		d := queue[i].d
		steps = max(steps, queue[i].depth)
		if d.Leaf != nil {
			v := math.Round(*d.Leaf * model.Unit)
			t.Nodes = append(t.Nodes, model.Node{Cut: 255, Left: uint8(i), Value: int16(max(-32768, min(32767, v)))})
			continue
		}
		column, err := strconv.Atoi(d.Split[1:])
		if err != nil {
			return err
		}
		// XGBoost goes to yes where x < cond.
		t.Nodes = append(t.Nodes, model.Node{Column: uint16(column), Cut: uint8(math.Ceil(d.Cond) - 1), Left: uint8(len(queue))})
		for _, id := range []int{d.Yes, d.No} {
			for k := range d.Children {
				if d.Children[k].ID == id {
					queue = append(queue, open{&d.Children[k], queue[i].depth + 1})
				}
			}
		}
	}
	if len(queue) > 255 {
		return fmt.Errorf("%d nodes", len(queue))
	}
	t.Ends, t.Steps = append(t.Ends, int32(len(t.Nodes))), append(t.Steps, steps)
	return nil
}
