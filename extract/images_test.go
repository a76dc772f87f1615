package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/seed-fabb886e/pith/extract/article"
)

func TestSplitCredit(t *testing.T) {
	for _, c := range []struct{ in, text, credit string }{
		{"A boat. Photo: Ana Ruiz", "A boat.", "Ana Ruiz"},
		{"Ein Boot. Foto: A. Ruiz/dpa", "Ein Boot.", "A. Ruiz/dpa"},
		{"A boat (Photograph: Ana Ruiz)", "A boat", "Ana Ruiz"},
		{"Photo: Ana Ruiz", "", "Ana Ruiz"},
		{"A boat. Photo credit: Ana Ruiz", "A boat.", "Ana Ruiz"},
		{"Ein Boot | Bild: © Ana Ruiz", "Ein Boot", "Ana Ruiz"},
		{"Ein Boot. (Symbolfoto: Ana Ruiz/dpa)", "Ein Boot.", "Ana Ruiz/dpa"},
		{"Un bateau. Crédit photo : Ana Ruiz", "Un bateau.", "Ana Ruiz"},
		{"一艘船。摄影：王五", "一艘船。", "王五"},
		{"배 한 척. (사진=연합뉴스)", "배 한 척.", "연합뉴스"},
		{"Лодка. Фото: А. Руис", "Лодка.", "А. Руис"},
		{"A boat. Photo by Ana Ruiz", "A boat.", "Ana Ruiz"},
		{"A boat. Courtesy of the harbour office", "A boat.", "the harbour office"},
		{"A boat © Ana Ruiz | Press", "A boat", "Ana Ruiz | Press"},
		{"A boat (Ana Ruiz/AFP)", "A boat", "Ana Ruiz/AFP"},
		{"A boat. Ana Ruiz / Getty Images", "A boat.", "Ana Ruiz / Getty Images"},
		{"A boat. Ana Ruiz/AFP via Getty Images.", "A boat.", "Ana Ruiz/AFP via Getty Images"},
		{"AP Photo/Ana Ruiz", "", "AP Photo/Ana Ruiz"},
		{"A boat in Oldport, N.Y. (AP Photo/Ana T. Ruiz)", "A boat in Oldport, N.Y.", "AP Photo/Ana T. Ruiz"},
		{"A boat (AFP / ANA RUIZ)", "A boat", "AFP / ANA RUIZ"},
		{"A boat. Foto: Ana Ruiz (Keystone)", "A boat.", "Ana Ruiz (Keystone)"},
		{"A boat. (Ana Ruiz/Getty Images for Tidings)", "A boat.", "Ana Ruiz/Getty Images for Tidings"},
		{"A boat on the lake [File: Ana Ruiz/AP]", "A boat on the lake", "Ana Ruiz/AP"},
		{"A boat [File: Reuters]", "A boat", "Reuters"},
		{"A boat [Ana Ruiz/The Tidings]", "A boat", "Ana Ruiz/The Tidings"},
		{"Un barco. (Foto Las Mareas: Ana Ruiz)", "Un barco.", "Ana Ruiz"},
		{"A boat.Credit...Ana Ruiz/The Tidings", "A boat.", "Ana Ruiz/The Tidings"},
		{"Credit…Ana Ruiz", "", "Ana Ruiz"},
		{"A boat (and/or its owner)", "A boat (and/or its owner)", ""},
		{"A boat [and/or its owner]", "A boat [and/or its owner]", ""},
		{"A boat (pictured: its owner)", "A boat (pictured: its owner)", ""},
		{"A boat on the lake", "A boat on the lake", ""},
		{"A boat (left) and its owner", "A boat (left) and its owner", ""},
		{"A portrait photo by the door", "A portrait photo by the door", ""},
		{"At the source: a spring", "At the source: a spring", ""},
		{"The last of the PA", "The last of the PA", ""},
		{"See https://a.example/photo", "See https://a.example/photo", ""},
		{"At the telephoto: a lens", "At the telephoto: a lens", ""},
		{"In the picture: Ana Ruiz, who was born in the town and has fished its waters since she could walk.", "In the picture: Ana Ruiz, who was born in the town and has fished its waters since she could walk.", ""},
		{"", "", ""},
	} {
		if text, credit := splitCredit(c.in); text != c.text || credit != c.credit {
			t.Errorf("splitCredit(%q) = %q, %q; want %q, %q", c.in, text, credit, c.text, c.credit)
		}
	}
}

func TestBodyImages(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<p>x <img src=/0.jpg alt=zero></p>
<figure><img src=/1.jpg width=800 height=600><figcaption>One | <small>Photo: Ana Ruiz</small></figcaption></figure>
<figure><img src=/2.jpg><img src=/3.jpg><figcaption>Two and three. Foto: dpa</figcaption></figure>
<figure><figcaption>The caption of all</figcaption></figure>
<ul><li><figure><img src=/4.jpg><figcaption>Four <small>© B</small> <small>Photo: B</small></figcaption></figure></ul>
<p><img src=/0.jpg></p>`))
	if err != nil {
		t.Fatal(err)
	}
	want := []article.Image{
		{URL: "/0.jpg", Alt: "zero"},
		{URL: "/1.jpg", Caption: "One", Credit: "Ana Ruiz", Width: 800, Height: 600},
		{URL: "/2.jpg", Caption: "Two and three.", Credit: "dpa"},
		{URL: "/3.jpg", Caption: "Two and three.", Credit: "dpa"},
		{URL: "/4.jpg", Caption: "Four", Credit: "B"},
	}
	if diff := cmp.Diff(want, bodyImages(doc)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLeadImage(t *testing.T) {
	small := article.Image{URL: "/small.jpg", Width: 90, Height: 90}
	for _, c := range []struct {
		images []article.Image
		want   string
	}{
		{[]article.Image{small, {URL: "/field.jpg"}}, "/field.jpg"},
		{[]article.Image{{URL: "/i/hill-logo.png"}, {URL: "/avatars/ana.jpg"}, {URL: "/field.jpg"}}, "/field.jpg"},
		{[]article.Image{{URL: "/i/hill-logo.png", Caption: "What the mill painted on its carts."}, {URL: "/field.jpg"}}, "/i/hill-logo.png"},
		{[]article.Image{{URL: "/dot.gif"}, {URL: "/mark.svg"}, small}, ""},
	} {
		got := ""
		if lead := leadImage(c.images); lead != nil {
			got = lead.URL
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.images, got, c.want)
		}
	}
}

// TestCompletedImage: the picture that a page states takes its text, caption and credit from
// the body's of the same file, whatever its size and format.
func TestCompletedImage(t *testing.T) {
	for _, c := range []struct {
		stated, shown string
		same          bool
	}{
		{"https://a.example/i/rye_1200x630.jpeg", "https://b.example/i/rye_640x480.webp", true},
		{"https://a.example/i/rye-scaled.jpg", "https://a.example/i/Rye.jpg?w=640", true},
		{"https://a.example/i/rye.jpg/", "https://a.example/i/rye.jpg", true},
		{"https://a.example/mm/image?q=85&url=https%3A%2F%2Fb.example%2Frye.jpg", "https://a.example/mm/image?url=https%3A%2F%2Fb.example%2Frye.jpg", true},
		{"https://a.example/mm/image?url=https%3A%2F%2Fb.example%2Frye.jpg", "https://a.example/mm/image?url=https%3A%2F%2Fb.example%2Foats.jpg", false},
		{"https://a.example/i/rye.jpg", "https://a.example/i/oats.jpg", false},
	} {
		body, err := html.Parse(strings.NewReader(`<figure><img src="` + c.shown + `" alt="A field"><figcaption>Rye in June. Photo: Bo Ek</figcaption></figure>`))
		if err != nil {
			t.Fatal(err)
		}
		a := &article.Article{Body: body, Image: &article.Image{URL: c.stated}}
		addImages(a, "", "")
		if same := a.Image.Alt != "" && a.Image.Credit != ""; same != c.same || a.Image.URL != c.stated {
			t.Errorf("%s, %s: %+v, the same: %v", c.stated, c.shown, a.Image, c.same)
		}
	}
}
