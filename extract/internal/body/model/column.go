package model

import "math/bits"

// A row holds a byte for each of these columns. Counts are binned (count), shares
// are parts of 255.
const (
	// the text of the block
	cWords = iota
	cChars
	cWordLength
	cLinkShare
	cLinks
	cLinkFirst
	cBold
	cCommas
	cSentences
	cCommaRate
	cSentenceRate
	cFirst
	cLast
	cDigits
	cCapitals
	cForeign
	cStops
	cQuotes
	cBreaks
	cMarks
	cPics
	cDate
	cHidden
	cNoScript
	// beside what the page states
	cInTitle
	cTitleCovered
	cInDescription
	cInArticleBody
	cSeen
	cSeenSince
	// where it stands
	cTag
	cHeading
	cDepth
	cLikeBefore
	cLikeAfter
	cSiblings
	cArticleBody
	cRepeat
	cRepeatUp
	cRepeatWords
	cRepeatAt
	// in the sequence
	cPosition
	cIndex
	cFromEnd
	cWordsBefore
	cProseBefore
	cParasBefore
	cParasAfter
	cSinceFirst
	cToLast
	cSinceHeading
	cHeadingLevel
	cHeadingWords
	cSinceH1
	cInRun
	cToRun
	// beside the three special elements and the main heading
	cUpMass
	cDownMass
	cSideMass
	cPositionMass
	cUpScored
	cDownScored
	cSideScored
	cPositionScored
	cUpH1
	cDownH1
	cShareH1
	// the page
	cPageBlocks
	cPageWords
	cPageProse
	cPageLinks
	cPageHeadings
	cPagePics
	cPageArticles
	cPageForms
	cPagePre
	cPageTables
	cPageItems
	cPageRepeat
	cPageH1
	cPageHidden
	cPageNoScript
	cPageMass
	cOgType
	cIsArticle
	cIsProduct
	cIsForum
	cIsHowTo
	cIsList
	cURLSegments
	cURLHyphens
	cURLDigits
	cURLForum
	cURLDocs
	cURLProduct
	cURLList
	cURLNews

	// telling words: of each group, and the first one of the block before, the next
	// one and the heading above
	cTelling
	cTellingBefore = iota + tellings - 1
	cTellingAfter
	cTellingHeading

	cNear // distances up to the nearest elements of each kind, and on
)

// The columns behind the single ones.
const (
	cLevel       = cNear + nearKinds              // four containers
	cInside      = cLevel + levels*levelColumns   // index and position in each
	cLandmark    = cInside + 2*levels             // the nearest article, main and section
	cNeighbor    = cLandmark + landmarks*levelFew // three blocks before and three after
	cWindow      = cNeighbor + 2*neighbors*neighborColumns
	sheetColumns = cWindow + 2*windowSizes*windowColumns

	cToken       = sheetColumns // the two tables; see table.go
	cText        = cToken + tokenColumns
	firstColumns = cText + textColumns

	cSecond    = firstColumns // the second pass; see second.go
	allColumns = cSecond + secondColumns
)

// SheetColumns need no model; FirstColumns and AllColumns are how many each pass
// sees.
const (
	SheetColumns = sheetColumns
	FirstColumns = firstColumns
	AllColumns   = allColumns
)

// count bins a number: small ones stand for themselves, larger ones share a bin
// with those up to an eighth larger.
func count(n int32) byte {
	if n < 16 {
		return byte(max(n, 0))
	}
	l := bits.Len32(uint32(n)) - 1
	return byte(16 + (l-4)*8 + int(n>>(l-3))&7)
}

// signed bins a number that may be below zero: 128 is 0.
func signed(n int32) byte {
	if n < 0 {
		return 128 - min(127, count(-n))
	}
	return 128 + min(127, count(n))
}

// share is a part of a whole, 255 for all of it; 0 of nothing.
func share[T int | int32](part, whole T) byte {
	if whole <= 0 || part <= 0 {
		return 0
	}
	if part < 1<<23 && whole < 1<<31-1 { // nearly always: half the bits take half the time
		return byte(min(255, uint32(part)*255/uint32(whole)))
	}
	return byte(min(255, int64(part)*255/int64(whole)))
}

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}

func clip(n int32) byte { return byte(max(0, min(255, n))) }
