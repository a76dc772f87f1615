package main

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

// Both tables are columns of the trees, so that what the trees are trained on must
// come from tables that have not seen the page: a set of tables leaves one or two
// folds out.

// A pairOf folds that tables leave out; -1 for none.
type pairOf struct{ a, b int }

func without(a, b int) pairOf {
	if a == b {
		b = -1
	}
	return pairOf{max(a, b), min(a, b)}
}

func (p pairOf) has(fold int) bool { return p.a == fold || p.b == fold }

// tables makes the tables of both kinds, each once.
type tables struct {
	samples []*sample
	tokens  map[uint32]*tokenCount
	done    map[pairOf]*model.Model
}

// A tokenCount sums, by fold, the share of kept words below a token on each host.
type tokenCount struct {
	share [model.Folds]float32
	hosts [model.Folds]int32
}

func newTables(samples []*sample) *tables {
	t := &tables{samples: samples, tokens: map[uint32]*tokenCount{}, done: map[pairOf]*model.Model{}}
	hosts := map[string][]*sample{}
	for _, s := range samples {
		hosts[s.host] = append(hosts[s.host], s)
	}
	type counts struct{ kept, all float64 }
	for _, host := range slices.Sorted(maps.Keys(hosts)) { // in order: sums of fractions depend on it
		pages := hosts[host]
		words := map[uint32]counts{}
		var list []uint32
		for _, s := range pages {
			for i, v := range s.verdicts {
				if v.weight == 0 {
					continue
				}
				list = s.sheet.Tokens(list[:0], i)
				slices.Sort(list)
				for _, h := range slices.Compact(list) {
					c := words[h]
					w := v.weight * float64(s.sheet.Blocks[i].Words)
					c.all += w
					if v.keep {
						c.kept += w
					}
					words[h] = c
				}
			}
		}
		for h, c := range words {
			n := t.tokens[h]
			if n == nil {
				n = &tokenCount{}
				t.tokens[h] = n
			}
			n.hosts[pages[0].fold]++
			n.share[pages[0].fold] += float32(c.kept / c.all)
		}
	}
	return t
}

// make makes all tables that the folds need, on all processors.
func (t *tables) make() {
	var need []pairOf
	for a := range model.Folds {
		for b := -1; b < a; b++ {
			need = append(need, without(a, b))
		}
	}
	need = append(need, without(-1, -1))
	made := make([]*model.Model, len(need))
	parallel(len(need), func(i int) error {
		m := &model.Model{Tokens: t.tokenTable(need[i])}
		m.Text, m.TextBase = fitText(t.samples, need[i])
		made[i] = m
		return nil
	})
	for i, p := range need {
		t.done[p] = made[i]
	}
}

// of is a model that has nothing but the tables which leave the folds out.
func (t *tables) of(a, b int) *model.Model { return t.done[without(a, b)] }

// fewHosts is how many hosts a token must be seen on.
const fewHosts = 5

func (t *tables) tokenTable(out pairOf) model.Tokens {
	type entry struct {
		hash  uint32
		hosts int32
		odds  float64
	}
	var list []entry
	for h, c := range t.tokens {
		e := entry{hash: h}
		share := 2 * 0.3
		for f := range model.Folds {
			if !out.has(f) {
				e.hosts += c.hosts[f]
				share += float64(c.share[f])
			}
		}
		if e.hosts >= fewHosts {
			p := share / float64(e.hosts+2)
			p = max(0.002, min(0.998, p))
			e.odds = math.Log(p / (1 - p))
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(x, y entry) int { return cmp.Or(cmp.Compare(y.hosts, x.hosts), cmp.Compare(x.hash, y.hash)) })
	table := make(model.Tokens, model.TokenSlots)
	for _, e := range list[:min(len(list), model.TokenSlots*7/10)] {
		table.Add(e.hash, int8(math.Round(e.odds*16)))
	}
	return table
}

// fitText fits a logistic regression of whether a block is kept on its words and
// pairs of words, by AdaGrad.
func fitText(samples []*sample, out pairOf) ([]int8, int32) {
	const rounds, rate, decay, scale = 4, 0.25, 2e-6, 12
	weights, square := make([]float32, model.TextSlots), make([]float32, model.TextSlots)
	base, baseSquare := float32(0), float32(1)
	type at struct{ s, i int32 }
	var rows []at
	for k, s := range samples {
		if out.has(s.fold) {
			continue
		}
		for i := range s.verdicts {
			if s.weight(i) > 0 {
				rows = append(rows, at{int32(k), int32(i)})
			}
		}
	}
	random := uint64(7)
	var list []uint16
	for range rounds {
		for k := len(rows) - 1; k > 0; k-- {
			random = random*6364136223846793005 + 1442695040888963407
			j := int((random >> 33) % uint64(k+1))
			rows[k], rows[j] = rows[j], rows[k]
		}
		for _, r := range rows {
			s := samples[r.s]
			list = s.sheet.Features(list[:0], int(r.i))
			x := float32(1 / math.Sqrt(float64(len(list))))
			sum := base
			for _, f := range list {
				sum += weights[f] * x
			}
			y := float32(0)
			if s.verdicts[r.i].keep {
				y = 1
			}
			slope := (float32(1/(1+math.Exp(-float64(sum)))) - y) * float32(min(3, s.weight(int(r.i))))
			for _, f := range list {
				g := slope*x + decay*weights[f]
				square[f] += g * g
				weights[f] -= rate * g / float32(math.Sqrt(float64(square[f])+1e-4))
			}
			baseSquare += slope * slope
			base -= rate * slope / float32(math.Sqrt(float64(baseSquare)))
		}
	}
	table := make([]int8, model.TextSlots)
	for i, w := range weights {
		table[i] = int8(max(-127, min(127, math.Round(float64(w)*scale))))
	}
	return table, int32(math.Round(float64(base) * scale))
}
