package model

import (
	"strings"
	"testing"
)

// newsTitle is a page that says that it is an article, and what it is called.
const newsTitle = "<title>The last ferry of the long harbour</title>" + newsData

// TestBelowComments: what stands below a heading that speaks of comments goes, where that is
// the end of an article.
func TestBelowComments(t *testing.T) {
	const said = "I sailed on her twice"
	end := "<p>" + said + "</p>"
	for _, c := range []struct {
		name, src string
		want      Verdict
	}{
		{"below", newsData + texts(3) + "<h2>12 Comments</h2>" + end, Verdict{By: IsComment}},
		{"below a smaller heading there", newsData + texts(3) + "<h2>12 Comments</h2><h3>Ana Ruiz</h3>" + end, Verdict{By: IsComment}},
		{"behind the next heading", newsData + texts(3) + "<h2>12 Comments</h2><h2>What else sails</h2>" + end, likely},
		{"a heading of one word", newsData + texts(3) + "<h2>Discussion</h2>" + end, likely},
		{"early in the text", newsData + texts(1) + "<h2>12 Comments</h2>" + end + "<h2>What else sails</h2>" + texts(3), likely},
		{"on a page that says nothing", texts(3) + "<h2>12 Comments</h2>" + end, likely},
		{"more than the article", newsData + texts(2) + "<h2>12 Comments</h2>" + end + texts(9), Verdict{By: IsComment}},
		{"more, and not counted", newsData + texts(2) + "<h2>Leave a comment</h2>" + end + texts(9), likely},
		{"with the title", newsTitle + texts(3) + "<h2>12 Comments on the last ferry of the long harbour</h2>" + end, Verdict{By: IsComment}},
		{"many words without it", newsData + texts(3) + "<h2>12 Comments on the last ferry of the long harbour</h2>" + end, likely},
	} {
		if got := judged(t, c.src, nil)[said]; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestThreads: comments that no class names go, by the lines between them.
func TestThreads(t *testing.T) {
	const said = "I sailed on her twice"
	voice := func(sign string) string { return "<li><p>" + said + "</p>" + sign + "</li>" }
	thread := func(sign string) string { return "<ol>" + strings.Repeat(voice(sign), signs) + "</ol>" }
	reply, says := "<a href=#r>Reply</a>", "<div>Ana Ruiz says:</div>"
	odds := map[string]int32{"Reply": -8, "Antworten": -8, "Ana": -8, "12": -8, "Sail": -8}
	for _, c := range []struct {
		name, src string
		want      Verdict
	}{
		{"replies", newsData + texts(3) + thread(reply), Verdict{By: IsComment}},
		{"in German", newsData + texts(3) + thread("<a href=#r>Antworten</a>"), Verdict{By: IsComment}},
		{"names", newsData + texts(3) + thread(says), Verdict{By: IsComment}},
		{"on a page that says nothing", texts(3) + thread(reply), Verdict{By: IsComment}},
		{"most of such a page", paragraph + thread(reply+texts(2)), likely},
		{"most of an article", newsData + paragraph + thread(reply+texts(2)), Verdict{By: IsComment}},
		{"two of them", newsData + texts(3) + "<ol>" + strings.Repeat(voice(reply), signs-1) + "</ol>", likely},
		{"numbers of them below teasers", newsData + texts(3) + thread("<div>12 comments</div>"), likely},
		{"other lines", newsData + texts(3) + thread("<div>Sail on</div>"), likely},
		{"the text stands in the same box", newsData + "<h2>The ferry</h2><p>A lead of the ferry that is long enough to be a paragraph of the text, and so it is one</p><div>" + voice("") + texts(20) + thread(says) + "</div>", Verdict{By: IsComment}},
		{"behind the text in the same box", newsData + paragraph + "<div>" + voice("") + texts(15) + strings.Repeat(says, signs) + "</div>", likely},
		{"headings", newsData + texts(3) + thread("<h4>Reply</h4>"), likely},
		{"lines that stay", newsData + texts(3) + thread("<div>Eva Lund says:</div>"), likely},
		{"few for so much text", newsData + paragraph + "<div>" + voice(says) + strings.Repeat(says, 2) + texts(60) + "</div>", likely},
		{"a forum", "<script type='application/ld+json'>{\"@type\": \"DiscussionForumPosting\"}</script>" + texts(3) + thread(reply), likely},
	} {
		if got := judged(t, c.src, odds)[said]; got != c.want && !(got.By == IsRepeat && c.want == likely) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
