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
	Bold        int32 // those of Chars right in b, strong, em or i
	Links       int32 // links in it
	Breaks      int32 // line breaks in it
	Pics        int32 // pictures on the page before it

	Hidden   bool // no reader sees any of it
	Unseen   bool // it begins with what a reader does not see, or not at once
	NoScript bool // it is for readers without scripts
}

// Text is the text of a block as the page has it.
func (b *Block) Text(p *page.Page) string {
	return p.Text[p.Nodes[b.First].Text:p.Nodes[b.Last+1].Text]
}

// Blocks cuts a page's text into blocks, in document order. Those without a word
// are none, nor is what stands in the element without, -1 for none such.
func Blocks(p *page.Page, without int32) []Block {
	c := cutter{p: p, blocks: make([]Block, 0, p.Len()/8), around: make([]int32, p.Len()+1)}
	c.cur.First = -1
	body := p.Body()
	c.around[body] = body
	for i := body + 1; i < p.Nodes[body].End; i++ {
		n := &p.Nodes[i]
		if i == without {
			c.end()
			i = n.End - 1
			continue
		}
		up := c.around[n.Parent]
		c.around[i] = up
		switch {
		case n.Flags&page.IsText != 0:
			if n.Flags&page.Silent == 0 {
				c.text(i)
			}
		case n.Tag == atom.Br:
			c.breaks++
			c.run++
		case n.Flags&page.IsBlock != 0:
			if p.Nodes[up].Tag != atom.Pre {
				c.around[i] = i
				c.end()
			}
		case n.Tag == atom.Img:
			c.pics++
		case n.Tag == atom.A:
			c.links++
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
	run    int     // line breaks since its last word
	breaks int32   // line breaks since it began
	links  int32   // links since the block before ended
	pics   int32
}

func (c *cutter) text(i int32) {
	n, chars := &c.p.Nodes[i], c.p.Chars(i)
	around := c.around[i]
	if c.cur.First >= 0 && (c.cur.Parent != around || c.run > 1 && chars > 0 && c.p.Nodes[around].Tag != atom.Pre) {
		links := c.links - c.cur.Links
		c.end()
		c.links = links
	}
	if chars == 0 && (c.cur.First < 0 || c.p.Nodes[i+1].Text == n.Text) {
		return
	}
	if c.cur.First < 0 {
		c.cur = Block{First: i, Parent: around, Pics: c.pics, Hidden: true,
			Unseen: n.Flags&page.Unseen != 0, NoScript: n.Flags&page.NoScript != 0}
		c.breaks = 0
	}
	c.cur.Last = i
	if chars == 0 {
		return
	}
	c.run = 0
	c.cur.Hidden = c.cur.Hidden && n.Flags&page.Hidden != 0
	c.cur.Words += c.p.Words(i)
	c.cur.Chars += chars
	c.cur.LinkChars += c.p.LinkChars(i)
	c.cur.Links, c.cur.Breaks = c.links, c.breaks
	switch c.p.Nodes[n.Parent].Tag {
	case atom.B, atom.Strong, atom.Em, atom.I:
		c.cur.Bold += chars
	}
}

func (c *cutter) end() {
	if c.cur.First >= 0 && c.cur.Words > 0 {
		c.blocks = append(c.blocks, c.cur)
	}
	c.cur = Block{First: -1}
	c.run, c.breaks, c.links = 0, 0, 0
}
