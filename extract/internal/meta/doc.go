// Package meta reads what a page says about its article: title, authors, dates,
// section, tags, picture, language and the rest of the record's metadata, each
// with where it was read.
//
// In goes a page.Page, and what a site rule read from it (Stated). Out come the
// metadata fields of an article.Article, its Provenance, and warnings. Nothing
// fails: a field that nothing states stays empty, and a statement that can't be
// believed is worth no more than none, since what stands here goes into archives
// unseen. Nothing depends on the clock, on the network or on chance.
//
// # The way of the data
//
//	collect    one walk over the page's table finds the elements that matter:
//	           meta tags, scripts, headings, and what class, itemprop, rel and
//	           the like mark                       collect.go, class.go
//	read       a file for each vocabulary turns them into claims, statements
//	           about one field with their origin:
//	             jsonld.go    JSON-LD: which thing is the article (ldgraph.go),
//	                          and a parser that forgives (json.go)
//	             opengraph.go og:, article:, twitter:
//	             metatags.go  the table of all other meta names
//	             links.go     link elements; the canonical address
//	             microdata.go itemprop, and RDFa's property
//	             visible.go   the lines around the headline (headline.go): dates,
//	                          source, deck; agency.go: whom a dateline credits;
//	                          byline.go: who the page shows;
//	                          farbyline.go, poster.go, signature.go, anydate.go: an
//	                          author, a date elsewhere, where none is stated
//	             tags.go      tag lists
//	             section.go   breadcrumbs, links to categories
//	take       a site rule's statements replace the page's, field by field
//	resolve    field by field, the claims are weighed and the winner cleaned:
//	           title.go, titlepieces.go, authors.go, when.go, tags.go, section.go, image.go with
//	           logo.go, lang.go, and
//	           resolve.go for the rest
//
// What is cleaned how: names in names.go, cuts.go and plausible.go by the words in
// bywords.go; dates in dates.go (machine forms), datewords.go and clock.go
// (written forms) by the months in months.go; all text in text.go.
//
// # How a field is resolved
//
//   - title: the statements vote, each with the site's name taken off. A visible
//     h1 weighs most if others share its words, and next to nothing if not. Where
//     all others say it in other words, they repeat what search engines are given, and h1
//     stands. A kicker before it goes.
//   - authors: lists of one origin are kept together, and the best list is
//     taken: a line that begins with "By", then JSON-LD, rel=author, microdata,
//     meta tags; a name that the page shows and the data state gains much.
//     Agencies go to source. The site's own name counts as an author only where
//     an author statement or byline gives it and nobody else is named. Where nobody
//     is named near the headline or by the data, or only the site or an account, one
//     is looked for on the whole page: who began a forum's thread, and who has the account
//     (poster.go), the one line that is a byline and no more (farbyline.go), a
//     signature at the end, a portrait beside a name (signature.go). Of a site's front page,
//     and of a product's, nobody is the author whom it shows alone (kind.go).
//   - date_published, date_modified: a day has the votes of the origins that
//     state it; the most precise statement of the winning day is written, as
//     precise as it is and with the offset it has. Where a system gives UTC and
//     the page shows another day, the page's day stands. So it does where it is the only
//     one shown beside the headline, and data call it that of the last change; a warning
//     says so. Meta tags that say "date" and
//     not of what count once, however many there are, and a date of JSON-LD that is not
//     in ISO 8601, which a template wrote, counts less. Where nothing near the headline
//     states a day, one is looked for elsewhere (anydate.go), and last in the address.
//   - tags: one origin's list, the most reliable one; section: what is said to
//     be one, before breadcrumbs; image: og:image, JSON-LD, twitter, other data,
//     the first large figure, and no logo.
//   - page_type: the most reliable statement of a kind (typeEvidence, pagetype.go); a day
//     and an author, or a headline for its address, make an article of a page that states none.
//   - language: as declared by <html lang>, else what the vocabularies say, else what
//     the text is written in (package lang), which stands also where it excludes the
//     declared one. The words of bylines and dates are looked up in it.
//
// The weights are in titleWeight, authorRank, dateRank, tagRank, sectionRank and
// imageRank: ordered by how often an origin agrees with the labels of a corpus
// of some two thousand pages, coarsely, because finer steps did not carry over
// from one set of pages to another.
//
// # To change something
//
// A meta name nobody knew: metatags.go, one line. A language: bywords.go and
// months.go. A class name that marks a byline or date: class.go. A new
// vocabulary: a file with a func(*reading), and its name in readers (meta.go).
package meta
