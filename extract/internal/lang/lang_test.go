package lang

import (
	"strings"
	"testing"
)

// Texts of our own, long enough to tell.
var texts = map[string]string{
	"en": "The rye of the hills is back, and it is more than a plant for those who live there. They say that it was the soil that made them look for something else, but now they have what they had before, and in the years to come it will be more.",
	"de": "Der Roggen ist wieder da, und er ist mehr als eine Pflanze für die Leute, die auf den Hügeln leben. Sie sagen, dass es der Boden war, der sie nach etwas anderem suchen ließ, aber jetzt haben sie, was sie auch früher hatten, und es wird noch mehr.",
	"fr": "Le seigle est de retour dans les collines, et il est plus qu'une plante pour ceux qui y vivent. Ils disent que c'est le sol qui les a fait chercher autre chose, mais ils ont maintenant ce qu'ils avaient avant, et dans les années qui viennent il y en aura plus.",
	"es": "El centeno ha vuelto a las colinas, y es más que una planta para los que viven en ellas. Dicen que fue el suelo lo que les hizo buscar otra cosa, pero ahora tienen lo que tenían antes, y en los años que vienen habrá más de todo eso en la región.",
	"pt": "O centeio voltou às colinas, e ele é mais do que uma planta para os que vivem nelas. Dizem que foi o solo que os fez procurar outra coisa, mas agora eles têm o que tinham antes, e nos anos que vêm haverá mais de tudo isso na região, não só para eles.",
	"it": "La segale è tornata sulle colline, ed è più di una pianta per quelli che ci vivono. Dicono che è stato il suolo a far cercare loro qualcosa di diverso, ma ora hanno quello che avevano prima, e negli anni che vengono ce ne sarà di più anche per gli altri della regione.",
	"nl": "De rogge is terug in de heuvels, en het is meer dan een plant voor de mensen die er wonen. Ze zeggen dat het de bodem was die hen naar iets anders deed zoeken, maar nu hebben ze wat ze ook eerder hadden, en in de jaren die komen zal het nog meer worden.",
	"sv": "Rågen är tillbaka på höjderna, och den är mer än en växt för dem som bor där. De säger att det var jorden som fick dem att söka något annat, men nu har de vad de hade innan, och under de år som kommer blir det mer också för andra som är där.",
	"da": "Rugen er tilbage på højderne, og den er mere end en plante for dem som bor der. De siger at det var jorden der fik dem til at søge noget andet, men nu har de hvad de havde før, og i de år som kommer bliver der mere af det også for andre i egnen.",
	"pl": "Żyto wróciło na wzgórza i jest czymś więcej niż rośliną dla tych, którzy tam żyją. Mówią, że to ziemia kazała im szukać czegoś innego, ale teraz mają to, co mieli już przed laty, i w latach, które przyjdą, będzie tego więcej także dla innych z tej okolicy, bo nie jest to tak trudne jak się zdaje.",
	"ru": "Рожь вернулась на холмы, и она не только растение для тех, кто там живёт. Они говорят, что это земля заставила их искать что-то другое, но теперь у них есть то, что было у них и раньше, и в годы, которые придут, его будет больше и для всех других, кто живёт за холмами.",
	"uk": "Жито повернулося на пагорби, і це не лише рослина для тих, хто там живе. Вони кажуть, що це земля змусила їх шукати щось інше, але тепер у них є те, що було і раніше, і в роки, що прийдуть, його буде більше й для інших, що живуть за пагорбами та в долині, як і до того.",
	"bg": "Ръжта се върна по хълмовете и тя е повече от растение за тези, които живеят там. Те казват, че земята ги е накарала да търсят нещо друго, но сега имат това, което са имали и преди, и в годините, които идват, то ще бъде повече и за другите, които са от тази страна на хълмовете.",
	"ar": "عاد الشعير إلى التلال وهو أكثر من نبات عند الذين يعيشون في هذه البلاد وقد قال كل من كان هناك إن الأرض هي التي جعلت الناس يبحثون عن شيء آخر ولكن ما كان لهم من قبل عاد بعد أن ذهب وفي السنين التي تأتي سوف يكون أكثر من ذلك على كل حال مع هذا كله",
	"fa": "چاودار به تپه ها بازگشت و برای کسانی که در آن جا زندگی می کنند تنها یک گیاه نیست. آنها می گویند که این خاک بود که آنان را به جستجوی چیز دیگری واداشت اما اکنون آن چه را که از پیش داشتند باز دارند و در سال های آینده این از آن هم بیشتر می شود و برای همه است",
	"ja": "丘にライ麦が戻ってきた。そこに暮らす人びとにとって、それはただの草ではない。土が痩せていたから、ほかのものを探したのだと彼らは言う。",
	"zh": "黑麦又回到了山岗上，对住在那里的人来说它不只是一种植物。他们说正是这片土地让他们去寻找别的东西，而现在他们又有了从前有过的一切，往后几年还会更多。",
	"ko": "언덕에 호밀이 돌아왔다. 그곳에 사는 사람들에게 호밀은 풀 이상의 것이다. 땅이 메말라서 다른 것을 찾았다고 그들은 말한다. 이제는 예전의 것을 되찾았다.",
	"fi": "Ruis on palannut kukkuloille, ja siitä on tullut kyläläisille enemmän kuin pelkkä kasvi. Viljelijöiden mukaan köyhä maaperä ajoi heidät aikoinaan etsimään muuta toimeentuloa, mutta viime vuosina myllyt ovat käynnistyneet uudelleen. Leipurit ostavat jauhot suoraan tiloilta, eikä kukaan enää muista aikaa, jolloin pellot kasvoivat pelkkää pajukkoa jokivarressa.",
	"tr": "Çavdar tepelere geri döndü ve köylüler için artık yalnızca bir bitki değil. Çiftçiler, verimsiz toprağın onları yıllar önce başka işler aramaya zorladığını anlatıyor. Ancak son yıllarda değirmenler yeniden çalışmaya başladı; fırıncılar unu doğrudan çiftliklerden alıyor, kimse tarlaların söğütlerle kaplı olduğu günleri hatırlamıyor bile. Belediye de eski yolu onarmayı düşünüyor, çünkü hasat zamanı kamyonlar köye ulaşamıyor.",
	"el": "Η σίκαλη γύρισε στους λόφους και είναι κάτι παραπάνω από ένα φυτό για όσους ζουν εκεί. Λένε πως η γη τους έκανε να ψάξουν κάτι άλλο.",
}

func TestDetect(t *testing.T) {
	for want, text := range texts {
		if got := Detect(text); got.Tag != want {
			t.Errorf("%s: %+v", want, got)
		}
	}
	for name, text := range map[string]string{
		"nothing": "", "few words": "The rye of the hills is back, and it is more than a plant.", "numbers": strings.Repeat("12 34 ", 100),
		"names": strings.Repeat("Ana Ruiz, Bo Ek, Cy Low, Dora Mill; ", 20), "one word": strings.Repeat("word ", 100), "two languages": texts["en"] + texts["de"], "two scripts": texts["el"] + texts["en"],
	} {
		if got := Detect(text); got.Tag != "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestExcludes(t *testing.T) {
	for _, c := range []struct {
		text, tag string
		want      bool
	}{
		{"de", "en", true}, {"de", "de", false}, {"de", "ja", true}, {"ja", "en", true}, {"zh", "ja", true}, {"de", "eo", false}, {"ja", "eo", false},
		{"da", "nb", false}, {"pt", "gl", false}, {"en", "af", true}, {"fi", "en", false}, {"pl", "en", true}, {"ru", "bg", true},
	} {
		if got := Detect(texts[c.text]).Excludes(c.tag); got != c.want {
			t.Errorf("a text in %s excludes %s: %v", c.text, c.tag, got)
		}
	}
	if (Finding{}).Excludes("en") {
		t.Error("nothing found excludes English")
	}
}

// What is told is a language that has words, or a script, and the same each time.
func FuzzDetect(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Add("\xff\xfe the \u0301 of")
	f.Fuzz(func(t *testing.T, text string) {
		got := Detect(text)
		if got.Share < 0 || got.Share > 1 || (got.Tag == "") != (got.Share == 0) || got.Excludes(got.Tag) {
			t.Errorf("%+v", got)
		}
		if again := Detect(text); again.Tag != got.Tag || again.Share != got.Share {
			t.Errorf("%+v, then %+v", got, again)
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat(texts["en"], 12)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Detect(text)
	}
}
