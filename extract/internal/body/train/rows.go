package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/seed-fabb886e/pith/extract/internal/body/model"
)

// rowsSum tells by a sum whether a training would learn from the same rows, verdicts and
// weights: of all samples, filled as the second pass sees them.
func rowsSum(samples []*sample) string {
	h := sha256.New()
	var head [9]byte
	for _, s := range samples {
		for i, v := range s.verdicts {
			head[0] = 0
			if v.keep {
				head[0] = 1
			}
			binary.LittleEndian.PutUint64(head[1:], math.Float64bits(s.weight(i)))
			h.Write(head[:])
			h.Write(s.sheet.Row(i))
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

// fillRows fills every page's row by the model that left its fold out: the columns of the
// two tables, the log-odds, and what the second pass makes of these.
func fillRows(samples []*sample, of func(*sample) *model.Model) {
	parallel(len(samples), func(i int) error {
		s := samples[i]
		m := of(s)
		m.Fill(s.sheet)
		s.margins = m.FirstPass(context.Background(), s.sheet)
		s.sheet.FillSecond(s.margins)
		return nil
	})
}
