package explain

// A slice is a stretch of a drawing: a rectangle in one of the fates' colours.
type slice struct {
	Fate     fate
	At, Size int
}

// barWidth is how wide the bar of proportions is, in its own units.
const barWidth = 1000

// proportions is how much of the page's text has which fate.
func proportions(blocks []Block) (bar []slice) {
	total, of := 0, map[fate]int{}
	for i := range blocks {
		of[blocks[i].fate()] += len(blocks[i].Text)
		total += len(blocks[i].Text)
	}
	done, at := 0, 0
	for _, f := range fates {
		done += of[f]
		to := 0
		if total > 0 {
			to = done * barWidth / total
		}
		if to > at {
			bar = append(bar, slice{f, at, to - at})
		}
		at = to
	}
	return bar
}

// mapRows is how many rows the overview has: more than a screen shows apart.
const mapRows = 400

// overview draws the page from top to bottom: in each row the fate that matters most
// there, so that a kept paragraph in a sea of menus shows.
func overview(blocks []Block) (drawn []slice) {
	total := 0
	for i := range blocks {
		total += weight(&blocks[i])
	}
	if total == 0 {
		return nil
	}
	rows := make([]fate, mapRows)
	done := 0
	for i := range blocks {
		f := blocks[i].fate()
		from := done * mapRows / total
		done += weight(&blocks[i])
		for k := from; k < max(from+1, done*mapRows/total) && k < mapRows; k++ {
			if rows[k] == "" || f == kept || f == dropped && rows[k] == aside {
				rows[k] = f
			}
		}
	}
	for k, f := range rows {
		if n := len(drawn); n > 0 && drawn[n-1].Fate == f {
			drawn[n-1].Size++
		} else {
			drawn = append(drawn, slice{f, k, 1})
		}
	}
	return drawn
}

// weight is about how much room a block takes.
func weight(bl *Block) int { return len(bl.Text) + 20 }
