// Package body finds the article's body on a page and builds the body tree.
//
// The way of the data: Find asks for a candidate, that is marks on the page's
// flat table, and has the tree built from them.
//
//	body.go         Find: rule, else engine; what stands in where little is found
//	bymodel.go      the learned model's blocks as marks, and the pictures between
//	                them; package model beside it
//	readability.go  the other engine: go-readability on a numbered copy, its result
//	                mapped back to marks; dense.go, the stand-in: the page's densest
//	                part
//	data.go         the body that a page's data hold where its DOM holds little;
//	                state.go and statevalue.go JSON out of scripts, datatext.go which
//	                text of it, elements.go, elementkind.go and elementtext.go arrays
//	                of content elements as HTML
//	restore.go      what engines lose and the article needs; restoremedia.go, its
//	                pictures and embeds
//	clean.go        what an engine let through goes; steps.go names the steps,
//	                class.go and match.go read classes, hidden.go what nobody sees,
//	                pullquote.go what the text says twice, edges.go the headline, the
//	                opening and the end
//	verdict.go      pages without an article: empty, consent wall, shell, front page
//	tree.go         marks -> body tree: what becomes of each element; frame.go the
//	                blocks, line.go the lines in them, space.go what stands between
//	                words, inline.go inline elements, count.go what stands below each
//	                node, buffer.go the text and the nodes that are made, hint.go one look
//	                at what an element's class may mean
//	direction.go    dir and lang; verse.go lines that are the author's, list.go lists
//	                and tasks, callout.go boxes and quotes, table.go tables
//	code.go         code; math.go formulas, mathml.go those that bring no LaTeX
//	figure.go       pictures: caption.go captions and credits, gallery.go several
//	                pictures, image.go which address, picture.go what it says
//	embed.go        embeds: embedbox.go those that scripts make, post.go quotes of
//	                posts, players.go the hosts whose frames are content,
//	                playerpage.go and postpage.go the pages that a person opens
//	                for these
//	shape.go        a block that is closed, in the form that HTML asks for; spans.go
//	                tables and what their cells span
//	footnote.go     footnotes, in one form; findnotes.go which links are references,
//	                notewords.go what class and role say, notespan.go where a note begins
//	                and ends, notetext.go markers
//	blocks.go       the fate of every block, for package explain
//
// A page is not changed by any of this. Marks are arrays beside its table; only
// readability works on a copy, and data are a page of their own. The cost is a few
// walks over the table (docs/speed.md).
package body
