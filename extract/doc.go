// Package extract finds the article on a web page: headline, authors, dates and
// the body, without the menus, tickers, share bars and teasers around it.
//
// Most callers need one of two functions. [Reader] takes a page's bytes:
//
//	a, err := extract.Reader(ctx, file, extract.Options{})
//
// and [URL] fetches a page first. [Extract], which both call, takes an [Input]
// that says all that is known of the page. What comes back is an
// [article.Article]; package render writes it as Markdown, text, HTML or a JSON
// record.
//
// # Results and errors
//
// Extract always returns an Article. The error is non-nil exactly when the
// article's status is error; it is an [*article.Error] with the record's code,
// through which errors.Is finds the cause. A page without an article (a front
// page, a consent wall, an empty shell) is no error: its status says what it is.
//
// # The way of a page
//
//	internal/page   bytes -> UTF-8 -> tree and flat table
//	site            a rule for the page's host, if there is one
//	internal/meta   the fields, each with its origin
//	internal/body   the body: marks on the table, then the body tree
//
// Nothing here depends on the clock, the locale or other pages: the same bytes
// and options give the same Article. Extract may be called from any number of
// goroutines.
package extract
