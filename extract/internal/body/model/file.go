package model

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// A model file is little-endian:
//
//	"pith-model\n", number of columns (uint16)
//	the table of tokens: TokenSlots of uint32
//	the table of text: TextSlots of int8, and the base, int32
//	the trees of the first pass, then of the second:
//	  base int32, number of trees uint16; of each tree its steps uint8, number of
//	  nodes uint8, and the nodes: column uint16, cut uint8, left uint8, value int16
//
// The value of a node that is no leaf is for explanations alone.
//
// Columns are numbers into the rows that this version of the package fills: their
// number guards against a file of another version.
const magic = "pith-model\n"

// NodeSize is how many bytes a node takes.
const NodeSize = 6

var errFile = errors.New("not a model of this version")

// Encode writes a model as a file.
func (m *Model) Encode() []byte {
	b := binary.LittleEndian.AppendUint16([]byte(magic), allColumns)
	for _, e := range m.Tokens {
		b = binary.LittleEndian.AppendUint32(b, e)
	}
	for _, v := range m.Text {
		b = append(b, byte(v))
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(m.TextBase))
	for _, t := range []*Trees{&m.First, &m.Second} {
		b = binary.LittleEndian.AppendUint32(b, uint32(t.Base))
		b = binary.LittleEndian.AppendUint16(b, uint16(len(t.Ends)))
		from := int32(0)
		for k, end := range t.Ends {
			b = append(b, t.Steps[k], byte(end-from))
			for _, n := range t.Nodes[from:end] {
				b = binary.LittleEndian.AppendUint16(b, n.Column)
				b = append(b, n.Cut, n.Left)
				b = binary.LittleEndian.AppendUint16(b, uint16(n.Value))
			}
			from = end
		}
	}
	return b
}

// Decode reads a model file. It refuses one whose trees lead anywhere else than to
// leaves of their own, so that a model that it returns can score any page.
func Decode(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	const tables = 2 + 4*TokenSlots + TextSlots + 4
	if !ok || len(rest) < tables || binary.LittleEndian.Uint16(rest) != allColumns {
		return nil, errFile
	}
	rest = rest[2:]
	m := &Model{Tokens: make(Tokens, TokenSlots), Text: make([]int8, TextSlots)}
	for i := range m.Tokens {
		m.Tokens[i] = binary.LittleEndian.Uint32(rest[4*i:])
	}
	rest = rest[4*TokenSlots:]
	for i := range m.Text {
		m.Text[i] = int8(rest[i])
	}
	rest = rest[TextSlots:]
	m.TextBase = max(-127, min(127, int32(binary.LittleEndian.Uint32(rest))))
	rest = rest[4:]
	var err error
	if m.First, rest, err = decodeTrees(rest, firstColumns); err != nil {
		return nil, fmt.Errorf("first pass: %w", err)
	}
	if m.Second, rest, err = decodeTrees(rest, allColumns); err != nil {
		return nil, fmt.Errorf("second pass: %w", err)
	}
	if len(rest) > 0 {
		return nil, errFile
	}
	return m, nil
}

// maxTrees keeps a sum of leaves from leaving an int32.
const maxTrees = 10_000

func decodeTrees(data []byte, columns int) (t Trees, rest []byte, err error) {
	if len(data) < 6 {
		return t, nil, errFile
	}
	t.Base = int32(binary.LittleEndian.Uint32(data))
	trees := int(binary.LittleEndian.Uint16(data[4:]))
	if t.Base > 100*Unit || t.Base < -100*Unit || trees > maxTrees {
		return t, nil, errFile
	}
	data = data[6:]
	for range trees {
		if len(data) < 2 || len(data) < 2+NodeSize*int(data[1]) {
			return t, nil, errFile
		}
		steps, nodes := data[0], int(data[1])
		data = data[2:]
		for range nodes {
			t.Nodes = append(t.Nodes, Node{binary.LittleEndian.Uint16(data), data[2], data[3], int16(binary.LittleEndian.Uint16(data[4:]))})
			data = data[NodeSize:]
		}
		t.Ends, t.Steps = append(t.Ends, int32(len(t.Nodes))), append(t.Steps, steps)
	}
	if !t.check(columns) {
		return t, nil, errFile
	}
	return t, data, nil
}
