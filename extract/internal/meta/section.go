package meta

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/seed-fabb886e/pith/extract/article"
)

// readSections reads what the page shows of its place: breadcrumbs, and links
// to categories.
func (r *reading) readSections() {
	for _, m := range r.marks {
		if r.p.Words(m.node) > 40 || m.kinds&kChrome != 0 && r.p.Nodes[m.node].Tag == atom.A { // "nav-path" is a menu's
			continue
		}
		switch {
		case m.kinds&kCrumbs != 0:
			if len(r.claims[fSection]) == 0 {
				var names []string
				for _, i := range r.linksOf(m.node) {
					names = append(names, r.p.Clean(i))
				}
				r.addCrumbs(names, "visible")
			}
		case m.kinds&kSection != 0 && !m.chrome && r.p.Nodes[m.node].Tag == atom.A:
			r.add(fSection, r.p.Clean(m.node), "visible")
		}
	}
}

func (r *reading) linksOf(i int32) (links []int32) {
	for j := i; j < r.p.Nodes[i].End && len(links) < 20; j++ {
		if r.p.Nodes[j].Tag == atom.A {
			links = append(links, j)
		}
	}
	return links
}

// homes name the front page in breadcrumbs. Folded.
var homes = []string{"home", "homepage", "start", "startseite", "accueil", "inicio", "início", "portada", "pagina principal", "strona główna", "forside", "hem", "etusivu", "anasayfa", "главная", "الرئيسية", "首页", "首頁", "トップ", "ホーム", "홈", "hjem", "frontpage", "główna", "domů", "úvod", "αρχική", "news", "articles", "blog", "nachrichten", "noticias", "notizie", "actualités", "voorpagina", "current"}

// addCrumbs claims the last step of a breadcrumb that is a section: not the
// front page, and not the article itself.
func (r *reading) addCrumbs(names []string, from article.Origin) {
	for n := len(names) - 1; n >= 0; n-- {
		name := strings.Trim(tidy(names[n]), "‹›«»<> ")
		for _, back := range []string{"Back to ", "Zurück zu ", "Zurück zur ", "Retour à ", "Volver a "} {
			if rest, ok := cutFold(name, back); ok {
				name = rest
			}
		}
		f := fold(name)
		if name == "" || wordCount(name) > 5 || inList(homes, f) || n == 0 && r.isSite(name) || r.isTitle(f) {
			continue
		}
		r.add(fSection, name, from)
		return
	}
}

// isTitle reports whether folded words are, or begin, a title that was stated.
func (r *reading) isTitle(f string) bool {
	for _, c := range r.claims[fTitle] {
		if t := fold(c.Text); t == f || len(f) > 20 && strings.HasPrefix(t, f) {
			return true
		}
	}
	return false
}

// statesTitle reports whether folded words are a title that was stated.
func (r *reading) statesTitle(f string) bool {
	return slices.ContainsFunc(r.claims[fTitle], func(c claim) bool { return fold(c.Text) == f })
}

// resolveSection takes the best statement: of a list the first that tells where the page is
// filed.
func resolveSection(r *reading, title string) *claim {
	var best *claim
	rank := 0
	for i := range r.claims[fSection] {
		c := &r.claims[fSection][i]
		if !c.ruled {
			c.Text = r.filedIn(c.Text, title)
		}
		if n := sectionRank(c); c.Text != "" && n > rank {
			best, rank = c, n
		}
	}
	return best
}

// filedIn is the first section of a list that says more than that the page is one of its
// site's, "" where there is none.
func (r *reading) filedIn(list, title string) string {
	for _, s := range strings.Split(list, ",") {
		s = strings.Trim(s, "/ #")
		if key, value, ok := strings.Cut(s, ":"); ok && inListFold(tagKeys, key) {
			s = strings.TrimSpace(value)
		}
		for _, word := range []string{"posted in ", "filed under "} {
			s, _ = cutFold(s, word)
		}
		switch {
		case r.isSite(s), inListFold(unfiled, s), inListFold(everywhere, s):
			continue
		case !hasLetter(s), wordCount(s) > 6, isURL(s), same(s, title), strings.ContainsAny(s, "{}<>=_[]"), inListFold(labels, s):
			return ""
		}
		return s
	}
	return ""
}

// unfiled are what systems call the section of what nobody filed, in their languages.
var unfiled = []string{
	"uncategorized", "uncategorised", "unassigned", "unsorted", "non classé", "non classifié", "non catégorisé", "sin categoría", "sin categoria", "sin categorizar", "sem categoria", "senza categoria",
	"non categorizzato", "geen categorie", "niet gecategoriseerd", "unkategorisiert", "nicht kategorisiert", "okategoriserade", "okategoriserad", "ikke kategorisert", "ukategorisert", "ikke kategoriseret",
	"bez kategorii", "nezařazené", "nezaradené", "nerazvrščeno", "nekategorizirano", "kategorizálatlan", "egyéb kategória", "fără categorie", "kategorilenmemiş", "без рубрики", "без категорії", "αταξινόμητα",
	"غير مصنف", "ללא קטגוריה", "未分類", "未分类", "미분류", "chưa được phân loại", "chưa phân loại", "tak berkategori", "ไม่มีหมวดหมู่",
}

// everywhere are what pages of every section are called, and what leads to all of them.
var everywhere = []string{
	"article", "articles", "post", "posts", "page", "pages", "artikel", "beitrag", "artículo", "all", "view all", "see all", "show all", "alle", "home", "homepage", "home page", "front page", "frontpage",
	"start page", "startseite", "首页", "首頁", "ホーム", "トップ", "홈", "current page", "index", "default", "main",
}

// sectionRank puts what is said to be the section above what can be read off the
// breadcrumb, whose last step is often finer.
func sectionRank(c *claim) int {
	switch {
	case c.ruled:
		return 9
	case c.Origin == originJSONLD, c.Origin == "article:section":
		return 5
	case c.Origin == originVisible:
		return 2
	case c.Origin == "json-ld:breadcrumb":
		return 3
	}
	return 4
}
