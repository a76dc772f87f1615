package meta

import (
	"fmt"
	"slices"

	"github.com/seed-fabb886e/pith/extract/article"
)

// A statedDate is a claim about a date, read.
type statedDate struct {
	moment
	claim *claim
	rank  int
}

// resolveDates chooses the day of publication by the reliability of the origins,
// and of the statements about that day the most precise one. The same goes for
// the day of the last change, which can't lie before.
func resolveDates(a *article.Article, r *reading) {
	stated := [...][]statedDate{fPublished: r.readDates(fPublished), fModified: r.readDates(fModified)}
	modified := pickDate(stated[fModified])
	published := pickDate(withoutChange(withoutLists(slices.Clone(stated[fPublished])), modified))
	for _, f := range [...]field{fPublished, fModified} {
		if c := r.first(f); c != nil && c.ruled && len(stated[f]) == 0 {
			a.Warnings = append(a.Warnings, fmt.Sprintf("%s: %q, which %s read, is no date", fieldNames[f], c.Text, c.Origin))
		}
	}
	if shown := shownChange(published, modified, stated[fPublished], stated[fModified]); shown != nil {
		a.Warnings = append(a.Warnings, fmt.Sprintf("date_published: the page shows %s, which its data call the day of the last change; as the day of publication %s states %s",
			shown, published.claim.Origin, published))
		published = shown
	}
	if published == nil {
		published = r.addressDate()
	}
	if published != nil {
		a.DatePublished = published.String()
		a.Provenance["date_published"] = published.claim.Origin
	}
	if modified == nil {
		return
	}
	if published != nil && modified.days() < published.days()-1 {
		a.Warnings = append(a.Warnings, fmt.Sprintf("date_modified %s lies before date_published %s and was dropped", modified, published))
		return
	}
	a.DateModified = modified.String()
	a.Provenance["date_modified"] = modified.claim.Origin
}

// withoutChange leaves out of the statements of publication those of the day of the last
// change, where a reliable one states an earlier day: pages put the former where the
// latter should be.
func withoutChange(dates []statedDate, modified *statedDate) []statedDate {
	if modified == nil || modified.rank < 8 {
		return dates
	}
	earlier := false
	for i := range dates {
		d := &dates[i]
		if d.sameDay(modified.moment) && d.rank >= 9 {
			return dates
		}
		earlier = earlier || d.rank >= 9 && d.days() < modified.days()-1
	}
	if !earlier {
		return dates
	}
	return slices.DeleteFunc(dates, func(d statedDate) bool { return d.sameDay(modified.moment) && d.rank < 9 })
}

// shownChange is the day of the last change, where that is the only day that readers see
// beside the headline, and nothing they see says that it is one of a change: a text that
// was written anew bears the day of that, and is cited by it. On labelled pages it is the
// label's day in two of three such cases. A day's difference is one of clocks, not of texts.
func shownChange(published, modified *statedDate, dates, changes []statedDate) *statedDate {
	if published == nil || published.claim.ruled || modified == nil || modified.days() < published.days()+2 || slices.ContainsFunc(changes, isShown) {
		return nil
	}
	var shown *statedDate
	for i := range dates {
		d := &dates[i]
		switch {
		case d.claim.weak || !isShown(*d):
		case !d.sameDay(modified.moment):
			return nil
		case shown == nil || d.precision() > shown.precision():
			shown = d
		}
	}
	return shown
}

// betterShown reports whether d is of a day that an element near the headline says that it
// holds, and best of one that only some line there has, without a time.
func betterShown(best, d *statedDate, dates []statedDate) bool {
	if best.clock || best.claim.Origin != originVisible || !isMarked(*d) {
		return false
	}
	return !slices.ContainsFunc(dates, func(o statedDate) bool { return o.sameDay(best.moment) && isMarked(o) })
}

func isMarked(d statedDate) bool { return d.claim.list == listMarked && !d.claim.weak }

// isShown holds for what readers see of a date.
func isShown(d statedDate) bool {
	return d.claim.Origin == originVisible || d.claim.Origin == "time"
}

func (r *reading) readDates(f field) []statedDate {
	var out []statedDate
	for i := range r.claims[f] {
		c := &r.claims[f][i]
		m, ok := machineDate(c.Text, r.hint)
		if !ok {
			m, ok = epoch(c.Text)
		}
		if ok {
			out = append(out, statedDate{m, c, dateRank(c)})
		}
	}
	return out
}

// listDays is how many different days of publication a page's microdata states that are
// those of a list of articles.
const listDays = 3

// withoutLists ranks microdata last where they state as many days as a list of articles.
func withoutLists(dates []statedDate) []statedDate {
	var days []int
	for i := range dates {
		if d := &dates[i]; d.claim.Origin == originMicrodata && !slices.Contains(days, d.days()) {
			days = append(days, d.days())
		}
	}
	if len(days) < listDays {
		return dates
	}
	for i := range dates {
		if dates[i].claim.Origin == originMicrodata {
			dates[i].rank = 1
		}
	}
	return dates
}

// dateRank orders origins by how often they state the day of the label.
func dateRank(c *claim) int {
	switch {
	case c.ruled:
		return 100
	case c.weak:
		return 1
	case c.Hint:
		return 10
	}
	switch c.Origin {
	case originJSONLD:
		if _, ok := isoDate(c.Text); !ok { // schema.org asks for ISO 8601: what is none is a template's
			return 4
		}
		return 10
	case "article:published_time", "article:modified_time":
		return 9
	case originMicrodata:
		return 8
	case "time":
		return 6
	case originVisible:
		return 5
	case "json-ld:page":
		return 4
	}
	if isVague(c.Origin) {
		return 4
	}
	return 7
}

// pickDate lets the statements vote: a day has the ranks of the origins that
// state it, each counted once, and what the page shows counts once however often
// it stands there; that of an element that says it holds a date wins against one without a
// time of day. Of the statements of the day with most votes the most precise
// one is taken, unless the page shows that it is another day where its readers
// are.
func pickDate(dates []statedDate) *statedDate {
	var best *statedDate
	bestVotes := 0
	for i := range dates {
		d := &dates[i]
		if votes := dayVotes(d, dates); votes > bestVotes || votes == bestVotes && betterShown(best, d, dates) {
			best, bestVotes = d, votes
		}
	}
	if best == nil || best.claim.ruled {
		return best
	}
	day := best
	for i := range dates {
		if d := &dates[i]; !d.claim.weak && d.sameDay(day.moment) && d.precision() > best.precision() {
			best = d
		}
	}
	return localDay(best, dates)
}

func dayVotes(d *statedDate, dates []statedDate) int {
	votes, shown, vague := 0, 0, 0
	var seen []article.Origin
	for i := range dates {
		o := &dates[i]
		switch {
		case !o.sameDay(d.moment):
		case isVague(o.claim.Origin):
			vague = max(vague, o.rank)
		case isShown(*o):
			shown = max(shown, o.rank)
		case !hasOrigin(seen, o.claim.Origin):
			seen = append(seen, o.claim.Origin)
			votes += o.rank
		}
	}
	return votes + shown + vague
}

// isVague reports whether an origin states a date, and not of what: systems put the day
// of creation there, or of the last change, and in several of them the same. They
// count once.
func isVague(o article.Origin) bool {
	switch o {
	case "meta:date", "meta:dc.date", "meta:dcterms.date", "meta:dcterms.created", "meta:dc.date.created", "meta:created", "meta:creation_date":
		return true
	}
	return false
}

func hasOrigin(list []article.Origin, o article.Origin) bool {
	for _, x := range list {
		if x == o {
			return true
		}
	}
	return false
}

// localDay puts the day that the page shows in the place of the day in UTC: a
// system writes 2020-02-25T02:25:54Z where the page says 24 February, 9.25 pm.
// The offset follows from the two, if the page shows the time; else the day
// alone is known.
func localDay(d *statedDate, dates []statedDate) *statedDate {
	if d.zone != "Z" && d.zone != "+00:00" {
		return d
	}
	for i := range dates {
		if local := d.shifted(&dates[i]); local != nil {
			return local
		}
	}
	for i := range dates {
		v := &dates[i]
		if v.claim.weak || v.claim.Origin != originVisible || v.zone != "" {
			continue
		}
		diff := v.days() - d.days()
		if !v.clock && (diff == 1 && d.hour >= 14 || diff == -1 && d.hour < 9) {
			return v
		}
		return d // only the first date that the page shows is its own
	}
	return d
}

// shifted is d, which is in UTC, on the day and with the offset of v, which has none,
// if v shows the same moment on another day; else nil.
func (d *statedDate) shifted(v *statedDate) *statedDate {
	if !isShown(*v) || v.zone != "" || !v.clock || !d.clock {
		return nil
	}
	diff := v.days() - d.days()
	offset := diff*24*60 + (v.hour-d.hour)*60 + v.min - d.min
	if diff != 1 && diff != -1 || offset%15 != 0 || offset < -12*60 || offset > 14*60 || v.sec != 0 && v.sec != d.sec || v.sec == 0 && v.claim.weak {
		return nil
	}
	local := *d
	local.year, local.month, local.day = v.year, v.month, v.day
	local.hour, local.min = v.hour, v.min
	local.zone = offsetText(offset)
	return &local
}

func offsetText(minutes int) string {
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

// addressDate is the day in the page's address, for pages that state none
// elsewhere: /2016/08/10/.
func (r *reading) addressDate() *statedDate {
	u := r.addr
	if u == nil {
		return nil
	}
	m, ok := pathDate(u.Path)
	if !ok {
		return nil
	}
	return &statedDate{moment: m, claim: &claim{Value: Value{Origin: "url"}}}
}

// dayFirst is the date at a token that begins a segment of a path and says the day first,
// "/29-10-2021".
func (d *dateReader) dayFirst(i int) (moment, bool) {
	day, ok1 := d.number(i, 2, 2)
	month, ok2 := d.number(i+2, 2, 2)
	year, ok3 := d.number(i+4, 4, 4)
	if !ok1 || !ok2 || !ok3 || i == 0 || d.at(i-1).text != "/" || d.at(i+1).text != "-" || d.at(i+3).text != "-" {
		return moment{}, false
	}
	m := moment{year: year, month: month, day: day}
	return m, m.valid() && year >= 1990
}

// pathDate finds year, month and day in a path, parted by slashes or hyphens.
func pathDate(path string) (moment, bool) {
	d := dateReader{toks: tokenise(path)}
	for i := range d.toks {
		year, ok1 := d.number(i, 4, 4)
		month, ok2 := d.number(i+2, 1, 2)
		day, ok3 := d.number(i+4, 1, 2)
		sep := d.at(i + 1).text
		if long, ok := d.number(i, 8, 8); ok { // /20200428/
			if m := (moment{year: long / 10000, month: long / 100 % 100, day: long % 100}); m.valid() && m.year >= 1990 {
				return m, true
			}
		}
		if d, ok := d.dayFirst(i); ok {
			return d, true
		}
		if ok1 && ok2 && ok3 && (sep == "/" || sep == "-") && d.at(i+3).text == sep && d.at(i+5).text != "." {
			if m := (moment{year: year, month: month, day: day}); m.valid() && year >= 1990 {
				return m, true
			}
		}
	}
	return moment{}, false
}
