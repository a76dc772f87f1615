// Package eval scores extractions against labelled pages, each set with its own
// benchmark's published metric.
//
// [ReadManifest] reads labels. [Extract] extracts the labelled pages with this
// build, or [ReadRecords] reads what an earlier run wrote; [Score] puts a
// [Page] of figures beside each label, and [NewReport] sums them up in a table
// with a row for each set.
//
// # Labels and records
//
// A manifest is JSON, one object a line, with id, set, type, url and html (the
// page's file, relative to the manifest) and any of text, paragraphs, summary,
// title, authors (or author), date, image, tags, with and without. NaN, which Python
// writes for a missing value, is null.
//
// A record is pith's own, or another tool's: id, content_text (or text), title,
// authors (strings, or objects with a name; one string is parted at
// semicolons), date_published (or published, or date), image (a URL or an object
// with one) and error. Records are matched by id; a page without one scores 0.
//
// # Metrics
//
// The body's is chosen by what the label holds, in this order:
//
//	set aeb      4-gram shingles; the row's F1 is that of mean P and mean R
//	paragraphs   ROUGE-LSum; a paragraph in [brackets] is optional
//	text         bag of words; with a summary, the better of with and without it
//	with         segments found and unwanted ones, counted over the whole row
//
// P, R and F1 of a row are means over its pages but where it says otherwise.
// with and w/out are the mean share of segments that a body must and must not
// hold. A title counts when it is equal after folding case, spaces and
// punctuation, a date when its day is, a picture when the last part of its
// address's path is; authors and tags are the F1 of the sets of folded names. A page
// counts in a column only if its label has the value.
//
// All of it but tags is score.py's of the labelled corpus, to the last digit: its words,
// white space and lower case are Python's (text.go). A test compares the two.
//
// # Files
//
//	manifest.go records.go lines.go    what is read: labels, predictions
//	extract.go                         pages -> predictions, by this build
//	text.go                            words, white space, case
//	bag.go shingle.go rouge.go         the metrics of a body's text
//	segments.go fields.go              segments; title, authors, day, picture
//	score.go                           label and prediction -> Page
//	report.go table.go                 Pages -> Rows, as text or JSON
//	compare.go worst.go bootstrap.go   another run, single pages, intervals
//	floor.go                           figures that must be reached
package eval
