package model

import (
	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// A Block is a run of text with no block element inside. Two line breaks end one,
// too; a pre is one.
type Block struct {
	First, Last int32 // its first and last text node
	Parent      int32 // the block element around it
	Words       int32
	Chars       int32 // letters, digits and marks
	LinkChars   int32 // those of Chars in links
}

// Text is the text of a block as the page has it.
func (b *Block) Text(p *page.Page) string {
	return p.Text[p.Nodes[b.First].Text:p.Nodes[b.Last+1].Text]
}

// Blocks cuts a page's text into blocks, in document order. Those without a word
// are none.
func Blocks(p *page.Page) []Block {
	var c cutter
	c.p, c.around = p, make([]int32, p.Len()+1)
	c.cur.First = -1
	for i := p.Body(); i < p.Nodes[p.Body()].End; i++ {
		n := &p.Nodes[i]
		switch {
		case n.Flags&page.IsText != 0:
			c.around[i] = c.around[n.Parent]
			if n.Flags&page.Silent == 0 {
				c.text(i)
			}
		case n.Tag == atom.Br:
			c.around[i] = c.around[n.Parent]
			c.breaks++
		case n.Flags&page.IsBlock != 0 && !c.inPre(n.Parent):
			c.around[i] = i
			c.end()
		default:
			c.around[i] = c.around[max(n.Parent, 0)]
		}
	}
	c.end()
	return c.blocks
}

type cutter struct {
	p      *page.Page
	blocks []Block
	around []int32 // the block element around each node, or that it is
	cur    Block   // the block being gathered; First is -1 where there is none
	breaks int     // line breaks since its last word
}

func (c *cutter) inPre(i int32) bool {
	return i > 0 && c.p.Nodes[c.around[i]].Tag == atom.Pre
}

func (c *cutter) text(i int32) {
	words, chars := c.p.Words(i), c.p.Chars(i)
	if c.cur.First >= 0 && (c.cur.Parent != c.around[i] || c.breaks > 1 && chars > 0 && !c.inPre(i)) {
		c.end()
	}
	if c.cur.First < 0 {
		if chars == 0 {
			return
		}
		c.cur = Block{First: i, Parent: c.around[i]}
		c.breaks = 0
	}
	if chars > 0 {
		c.breaks = 0
	}
	c.cur.Last = i
	c.cur.Words += words
	c.cur.Chars += chars
	c.cur.LinkChars += c.p.LinkChars(i)
}

func (c *cutter) end() {
	if c.cur.First >= 0 && c.cur.Words > 0 {
		c.blocks = append(c.blocks, c.cur)
	}
	c.cur, c.breaks = Block{First: -1}, 0
}
