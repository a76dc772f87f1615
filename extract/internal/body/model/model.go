package model

import "context"

// A Model is what was learned.
type Model struct {
	Tokens   Tokens
	Text     []int8 // by Sheet.Features, in parts of about 12
	TextBase int32
	First    Trees
	Second   Trees
}

// TextSlots is the size of a table of text.
const TextSlots = 1 << 16

// Fill fills the columns of the two tables.
func (m *Model) Fill(s *Sheet) {
	if len(s.Blocks) == 0 {
		return
	}
	m.tokenColumns(s)
	m.textColumns(s)
}

// FirstPass is the log-odds of each block, in parts of 4096, by the first pass,
// of a sheet that Fill has filled.
func (m *Model) FirstPass(ctx context.Context, s *Sheet) []int32 {
	sums := make([]int32, len(s.Blocks))
	m.First.add(ctx, sums, s.rows)
	return sums
}

// SecondPass is the log-odds of each block that the second pass gives, of a sheet
// whose columns FillSecond has filled.
func (m *Model) SecondPass(ctx context.Context, s *Sheet) []int32 {
	sums := make([]int32, len(s.Blocks))
	m.Second.add(ctx, sums, s.rows)
	return sums
}

// Score is the log-odds of each block, in parts of 4096. It stops early once ctx is
// done; what it returns then is of no use.
func (m *Model) Score(ctx context.Context, s *Sheet) []int32 {
	m.Fill(s)
	first := m.FirstPass(ctx, s)
	if len(m.Second.Ends) == 0 {
		return first
	}
	s.FillSecond(first)
	return m.SecondPass(ctx, s)
}
