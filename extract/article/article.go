package article

import "golang.org/x/net/html"

// Schema names the record's format. Within pith/1, keys are only added.
const Schema = "pith/1"

// Version is the version of the extraction. It is a constant of the source and
// not of the build, so that the same source gives the same record anywhere.
const Version = "0.1.0"

// An Article is what was found on one page. A string that is empty, a nil
// pointer and an empty list mean that the page does not say.
type Article struct {
	ID    string // the caller's name for the input, echoed
	Input string // what was given: a path, a URL, "-"

	Status Status

	URL          string // final address of the page, after redirects
	CanonicalURL string // address the page itself states
	SiteName     string
	Title        string // headline, without the site's name
	Subtitle     string // a visible deck under the headline
	Summary      string // the publisher's description or standfirst
	Authors      []Author
	Byline       string // the byline as the page shows it
	Source       string // agency or outlet that the page credits: "Agencies", "AFP"

	// Dates are ISO 8601, exactly as precise as the page states them:
	// 2024-09-21, 2024-09-21T09:10:00 or 2024-09-21T09:10:00+02:00.
	DatePublished string
	DateModified  string

	Language  string // BCP 47, as declared, with its region
	Direction string // "ltr", "rtl" or ""
	Section   string
	Tags      []string
	Image     *Image  // the lead picture
	Images    []Image // the pictures of the body, in order

	// Body is the body tree (see the package comment), nil where there is none.
	Body *html.Node

	PageType   PageType
	Access     Access
	License    string
	Pages      []string // addresses of the article's pages, when it has several
	Confidence *float64 // F1 of the body's words that the model expects, 0 to 1; nil for other engines

	Engine Engine // what made the body
	Rule   string // file name of the site rule that took part

	Provenance map[string]Origin // record's field name -> where its value was read
	Warnings   []string
	Err        *Error // set exactly when Status is StatusError
}

// An Author is a person or a desk named in the byline.
type Author struct {
	Name string
	URL  string // a page about the author, if the page links one
}

// An Image is a picture of the article. Width and Height are in pixels, 0 where
// they are unknown.
type Image struct {
	URL           string
	Alt           string
	Caption       string
	Credit        string
	Width, Height int
}

// An Origin says in a few characters where a value was read: "json-ld",
// "og:title", "rule:almayadeen.net.yaml:12", "visible".
type Origin string

// Status says what became of an input.
type Status string

const (
	StatusOK          Status = "ok"           // an article whose body was found
	StatusNotArticle  Status = "not_article"  // a product, listing or other page; the best body is given
	StatusPaywalled   Status = "paywalled"    // only a part of the article is in the page
	StatusEmpty       Status = "empty"        // the page holds no text
	StatusConsentWall Status = "consent_wall" // the page holds only a consent dialog
	StatusJSShell     Status = "js_shell"     // the page is filled by scripts
	StatusError       Status = "error"        // see Err
)

// HasContent reports whether an article of this status carries a body.
func (s Status) HasContent() bool {
	return s == StatusOK || s == StatusNotArticle || s == StatusPaywalled
}

// PageType is the kind of page, "" while nothing tells.
type PageType string

const (
	TypeArticle       PageType = "article"
	TypeDiscussion    PageType = "discussion"
	TypeDocumentation PageType = "documentation"
	TypeProduct       PageType = "product"
	TypeListing       PageType = "listing"
	TypeOther         PageType = "other"
)

// Access says who may read the whole article, "" while nothing tells.
type Access string

const (
	AccessFree      Access = "free"
	AccessMetered   Access = "metered"
	AccessPaywalled Access = "paywalled"
)

// Engine names what found the body.
type Engine string

const (
	EngineSite        Engine = "site"        // a site rule
	EngineModel       Engine = "model"       // the learned block model
	EngineReadability Engine = "readability" // Mozilla's algorithm
	EngineData        Engine = "data"        // JSON-LD or hydration state
)
