package meta

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestPeople(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string // an agency has a star
	}{
		{"en", "By Ana Ruiz", []string{"Ana Ruiz"}},
		{"en", "By: MARIA RUIZ", []string{"Maria Ruiz"}},
		{"en", "KM CHO", []string{"KM CHO"}},
		{"en", "By Ana Ruiz and Bo Ek", []string{"Ana Ruiz", "Bo Ek"}},
		{"en", "Ana Ruiz, Bo Ek & Cy Low", []string{"Ana Ruiz", "Bo Ek", "Cy Low"}},
		{"en", "By Ana Ruiz | Updated 3 hours ago", []string{"Ana Ruiz"}},
		{"en", "By Ana Ruiz, Senior Correspondent, New York", []string{"Ana Ruiz"}},
		{"en", "Ruiz, Ana", []string{"Ana Ruiz"}},
		{"en", "Ruiz, Ana de", []string{"Ana de Ruiz"}},
		{"en", "By Ana Ruiz in Port Varga", []string{"Ana Ruiz"}},
		{"en", "By Ana Ruiz May 3, 2024", []string{"Ana Ruiz"}},
		{"en", "By Staff Writer Ana Ruiz", []string{"Ana Ruiz"}},
		{"de", "Von Rechtsanwalt Bo Ek", []string{"Bo Ek"}},
		{"en", "By Reporter Team", []string{"Reporter Team"}},
		{"en", "By Hillmiller. Edited 1 time.", []string{"Hillmiller"}},
		{"en", "By Assoc. Prof. Ana Ruiz", []string{"Assoc. Prof. Ana Ruiz"}},
		{"en", "By Sun", nil},
		{"en", "By using our pages you accept our Terms of Use and Privacy Policy", nil},
		{"fr", "Par Ana Ruiz Juin 12, 2024", []string{"Ana Ruiz"}},
		{"en", "By Ana May", []string{"Ana May"}},
		{"en", "By Ana Ruiz for The Paper", []string{"Ana Ruiz"}},
		{"en", "Ana Ruiz @anaruiz ana@tidings.example", []string{"Ana Ruiz"}},
		{"en", "By Ana Ruiz Reuters", []string{"Ana Ruiz"}},
		{"en", "By Hill Rye Agency", []string{"Hill Rye Agency"}},
		{"pt", "Agência Colinas", []string{"Agência Colinas*"}},
		{"en", "Sort by", nil},
		{"en", "By continuing", nil},
		{"es", "Cortesía", nil},
		{"en", "By Ana Ruiz (AP)", []string{"Ana Ruiz"}},
		{"en", "Ruiz, Ana", []string{"Ana Ruiz"}},
		{"en", "Ana Ruiz, PhD, MS", []string{"Ana Ruiz"}},
		{"en", "John Low, Jr.", []string{"John Low, Jr."}},
		{"en", "R. R.", []string{"R. R."}},
		{"en", "Posted on May 3, 2021 by Ana Ruiz", []string{"Ana Ruiz"}},
		{"en", "Maria & Katerina", []string{"Maria", "Katerina"}},
		{"en", "Center for Rye Research", []string{"Center for Rye Research"}},
		{"en", "Center for Rye Breeding and Research", []string{"Center for Rye Breeding and Research"}},
		{"en", "Center Street and Ana Ruiz", []string{"Center Street", "Ana Ruiz"}},
		{"en", "By Ana Ruiz, Candidate Representative to the Mills Committee", []string{"Ana Ruiz"}},
		{"en", "Ana M. Ruiz CPP", []string{"Ana M. Ruiz"}},
		{"en", "Ana Ruiz Ph.D. MPH", []string{"Ana Ruiz"}},
		{"en", "Ana MD", []string{"Ana MD"}},
		{"en", "By Ana Ruiz, Tidings Editor-at-Large", []string{"Ana Ruiz"}},
		{"en", "Ana Ruiz, The Tidings", []string{"Ana Ruiz"}},
		{"es", "Ana Ruiz | El Molino", []string{"Ana Ruiz"}},
		{"en", "Posted by Ana Ruiz, 06/01/2020 Mills, Rye Farming, No Comments", []string{"Ana Ruiz"}},
		{"fr", "Recueilli par Ana Ruiz", []string{"Ana Ruiz"}},
		{"pt", "Ana Ruiz, em São Paulo", []string{"Ana Ruiz"}},
		{"zh", "記者林大明／台北報導", []string{"林大明"}},
		{"en", "Visit the Mill Store", nil},
		{"en", "Request Demo", nil},
		{"en", "By Staff", nil},
		{"en", "admin", nil},
		{"en", "Leave a comment", nil},
		{"en", "https://tidings.example/ana", nil},
		{"en", "12 May 2021", nil},
		{"en", "By Ana Ruiz and Reuters", []string{"Ana Ruiz", "Reuters*"}},
		{"en", "Agencies", []string{"Agencies*"}},
		{"de", "Von Ana Ruiz und Bo Ek, Berlin", []string{"Ana Ruiz", "Bo Ek"}},
		{"de", "Text: Ana Ruiz", []string{"Ana Ruiz"}},
		{"de", "Ursula von der Aue", []string{"Ursula von der Aue"}},
		{"en", "Von Trapp", []string{"Von Trapp"}},
		{"fr", "Par Ana Ruiz et Bo Ek", []string{"Ana Ruiz", "Bo Ek"}},
		{"es", "Por Ana Ruiz y Bo Ek", []string{"Ana Ruiz", "Bo Ek"}},
		{"it", "di Ana Ruiz e Bo Ek", []string{"Ana Ruiz", "Bo Ek"}},
		{"pt", "Por Ana Ruiz e Bo Ek", []string{"Ana Ruiz", "Bo Ek"}},
		{"nl", "Door Ana Ruiz en Bo Ek", []string{"Ana Ruiz", "Bo Ek"}},
		{"pl", "Autor: Ana Ruiz", []string{"Ana Ruiz"}},
		{"sv", "Av Ana Ruiz och Bo Ek", []string{"Ana Ruiz", "Bo Ek"}},
		{"fi", "Kirjoittaja: Ana Ruiz", []string{"Ana Ruiz"}},
		{"tr", "Yazan: Ana Ruiz ve Bo Ek", []string{"Ana Ruiz", "Bo Ek"}},
		{"ru", "Автор: Анна Руина и Борис Эк", []string{"Анна Руина", "Борис Эк"}},
		{"ar", "بقلم ليلى حمدان", []string{"ليلى حمدان"}},
		{"ar", "كتبت: ليلى حمدان الخميس ١٣ مارس ٢٠٢٥", []string{"ليلى حمدان"}},
		{"ja", "記者：佐伯悠真", []string{"佐伯悠真"}},
		{"ja", "嶋田 健志　監訳、木下 哲也　訳", []string{"嶋田 健志", "木下 哲也"}},
		{"zh", "记者 王小明", []string{"王小明"}},
		{"zh", "记者王小明", []string{"王小明"}},
		{"ko", "박준수 기자", []string{"박준수"}},
		{"en", "By MillFan in Workshop | Woodworking", []string{"MillFan"}},
		{"en", "Posted by mill on Friday March 3, 2025", []string{"mill"}},
		{"en", "By Ana Ruiz | In Hill Farming, Rye Growing Guides", []string{"Ana Ruiz"}},
		{"en", "Posted by mill under Just For Fun | Tags: Rye, Poor Soil", []string{"mill"}},
		{"en", "By focusing on the best rye for poor soil, farmers save", nil},
		{"en", "By Rye in Port Varga the farmers mean a grain", nil},
		{"de", "von tidings.example Redaktion in Rubrik: | Hill Farming", []string{"tidings.example Redaktion"}},
		{"de", "von | in Rubrik: | Hill Farming", nil},
		{"en", "Reviewed by Ana, Trial Attorney", nil},
		{"en", "Author: mill42", []string{"mill42"}},
		{"en", "By 42 Mills", nil},
		{"en", "u/millfan", []string{"millfan"}},
	} {
		var got []string
		for _, p := range people(c.text, c.lang, true) {
			if p.agency {
				p.name += "*"
			}
			got = append(got, p.name)
		}
		if diff := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

// What data state is read less strictly than what a page shows.
func TestPeopleStated(t *testing.T) {
	for text, want := range map[string]string{"mill_42": "mill_42", "ana ruiz": "ana ruiz", "June Low": "June Low", "9Tidings Staff": "9Tidings Staff", "null": "", "{{author}}": "", "Liste 90/Die Müller": "Liste 90/Die Müller", "Human in the Loop": "Human in the Loop", "content: Mill, design: Bo Ek": "", "Staff and news service reports": ""} {
		got := ""
		if p := people(text, "en", false); len(p) == 1 {
			got = p[0].name
		}
		if got != want {
			t.Errorf("people(%q) = %q, want %q", text, got, want)
		}
	}
}
