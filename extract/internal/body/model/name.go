package model

import "fmt"

// Column names a column, for the card of a model and for who asks what weighed.
func Column(i int) string {
	for _, g := range columnGroups {
		if i < g.from {
			continue
		}
		at := (i - g.from) / len(g.names)
		name := g.names[(i-g.from)%len(g.names)]
		if len(g.places) == 0 {
			return g.of + name
		}
		return g.of + g.places[at] + ": " + name
	}
	return fmt.Sprint(i)
}

// columnGroups say what stands where in a row, from its end: groups of columns that
// are the same for several places.
var columnGroups = []struct {
	from   int
	of     string
	places []string
	names  []string
}{
	{cSecond, "first pass: ", nil, secondNames[:]},
	{cText, "text: ", nil, []string{"own", "before", "after", "4 before", "4 after", "level 1", "level 2", "level 3", "level 4", "level 5", "heading"}},
	{cToken, "tokens: ", nil, []string{"low 1", "high 1", "low 2", "high 2", "low 3", "high 3", "low 4", "high 4", "lowest", "highest", "sum", "nearest", "sum of 3 nearest", "scored", "repeated", "outer"}},
	{cWindow, "window ", []string{"5 before", "5 after", "12 before", "12 after"}, []string{"mean words", "link share", "paragraphs", "stop words"}},
	{cNeighbor, "block ", []string{"before", "after"}, []string{"words", "link share", "tag", "last character", "stop words", "heading level", "alike", "deeper"}},
	{cLandmark, "nearest ", []string{"article", "main", "section"}, []string{"share of words", "share of prose", "link share", "repeats", "which", "position"}},
	{cInside, "in level ", []string{"1", "2", "3", "4"}, []string{"index", "position"}},
	{cLevel, "level ", []string{"1", "2", "3", "4"}, []string{"words", "share of words", "link share", "paragraphs", "share of prose", "children", "blocks", "commas", "stop words", "repeats", "tag", "headings", "pictures", "mean block", "prose", "share of paragraphs", "which"}},
	{cNear, "up to ", nil, []string{"article", "main", "section", "aside", "nav", "header", "footer", "form", "table", "ul", "ol", "li", "blockquote", "figure", "figcaption", "dl", "a", "button", "details", "pre", "dialog", "cell"}},
	{cTellingBefore, "telling ", nil, []string{"before", "after", "heading"}},
	{cTelling, "telling: ", nil, tellingNames()},
	{0, "", nil, singleNames[:]},
}

var singleNames = [cTelling]string{
	cWords: "words", cChars: "characters", cWordLength: "mean word", cLinkShare: "link share", cLinks: "links", cLinkFirst: "begins with a link",
	cBold: "bold", cCommas: "commas", cSentences: "sentences", cCommaRate: "comma rate", cSentenceRate: "sentence rate", cFirst: "first character",
	cLast: "last character", cDigits: "digits", cCapitals: "capitals", cForeign: "not ASCII", cStops: "stop words", cQuotes: "quotes",
	cBreaks: "line breaks", cMarks: "marks", cPics: "pictures before", cDate: "like a date", cHidden: "hidden", cNoScript: "noscript",
	cInTitle: "words in the title", cTitleCovered: "words of the title", cInDescription: "in the description", cInArticleBody: "in articleBody",
	cSeen: "seen", cSeenSince: "since seen", cTag: "tag", cHeading: "heading level", cDepth: "depth", cLikeBefore: "like the one before",
	cLikeAfter: "like the one after", cSiblings: "siblings", cArticleBody: "itemprop articleBody", cRepeat: "largest repeat", cRepeatUp: "up to the largest repeat",
	cRepeatWords: "words in the largest repeat", cRepeatAt: "which of the repeats", cPosition: "position", cIndex: "index", cFromEnd: "from the end", cWordsBefore: "words before",
	cProseBefore: "prose before", cParasBefore: "paragraphs before", cParasAfter: "paragraphs after", cSinceFirst: "since the first paragraph",
	cToLast: "to the last paragraph", cSinceHeading: "since a heading", cHeadingLevel: "level of the heading", cHeadingWords: "words of the heading",
	cSinceH1: "since h1", cInRun: "in the densest run", cToRun: "to the densest run", cUpMass: "up to the 60 % element", cDownMass: "down to the 60 % element",
	cSideMass: "side of the 60 % element", cPositionMass: "position in the 60 % element", cUpScored: "up to the scored element",
	cDownScored: "down to the scored element", cSideScored: "side of the scored element", cPositionScored: "position in the scored element",
	cUpH1: "up to h1", cDownH1: "down to h1", cShareH1: "prose around it and h1", cPageBlocks: "page: blocks", cPageWords: "page: words",
	cPageProse: "page: prose", cPageLinks: "page: link share", cPageHeadings: "page: headings", cPagePics: "page: pictures", cPageArticles: "page: articles",
	cPageForms: "page: forms", cPagePre: "page: pre", cPageTables: "page: tables", cPageItems: "page: items", cPageRepeat: "page: largest repeat",
	cPageH1: "page: h1", cPageHidden: "page: hidden", cPageNoScript: "page: noscript", cPageMass: "page: words in the 60 % element", cOgType: "og:type",
	cIsArticle: "JSON-LD article", cIsProduct: "JSON-LD product", cIsForum: "JSON-LD forum", cIsHowTo: "JSON-LD how-to", cIsList: "JSON-LD list",
	cURLSegments: "URL: segments", cURLHyphens: "URL: hyphens", cURLDigits: "URL: digits", cURLForum: "URL: forum", cURLDocs: "URL: docs",
	cURLProduct: "URL: product", cURLList: "URL: list", cURLNews: "URL: news",
}

var secondNames = [secondColumns]string{"own", "1 before", "1 after", "2 before", "2 after", "3 before", "3 after", "4 before", "4 after",
	"mean of 3 before", "mean of 3 after", "mean of 8 before", "mean of 8 after", "mean of 20 before", "mean of 20 after",
	"kept before", "kept after", "kept", "share kept", "less the typical", "since a sure one", "to a sure one", "since the first sure one", "to the last sure one",
	"level 1 mean", "level 1 share", "level 2 mean", "level 2 share", "level 3 mean", "level 3 share", "level 4 mean", "level 4 share",
	"up to 60 % kept", "down to 60 % kept", "up to 85 % kept", "down to 85 % kept", "branch mean", "branch blocks",
	"same path 1", "same path 1 blocks", "same path 2", "same path 2 blocks", "same path 3", "same path 3 blocks", "heading", "section mean", "section blocks"}

func tellingNames() (names []string) {
	for _, t := range tellingWords {
		names = append(names, t.name)
	}
	return names
}
