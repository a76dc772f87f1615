package meta

import (
	"strings"
	"sync"
)

// monthNames are the names of the months by language, January first, all ways to
// write one parted by a bar: full, in the genitive where dates use it, and
// abbreviated without the dot. To teach pith another language, add a line. A
// name that means another month in an earlier line counts on pages of its own
// language only.
var monthNames = []struct{ lang, names string }{
	{"en", "january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec"},
	{"de", "januar|jänner|jän februar|feber märz|mär|mrz|maerz april mai juni juli august september oktober|okt november dezember|dez"},
	{"fr", "janvier|janv|jan février|fevrier|févr|fév|fev mars avril|avr mai juin juillet|juil août|aout septembre|sept octobre novembre décembre|decembre|déc"},
	{"es", "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre diciembre|dic"},
	{"it", "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|set|sett ottobre|ott novembre dicembre"},
	{"pt", "janeiro fevereiro|fev março|marco abril maio junho julho agosto setembro outubro|out novembro dezembro"},
	{"ca", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"},
	{"nl", "januari februari maart|mrt april mei juni juli augustus september oktober november december"},
	{"sv", "januari februari mars april maj juni juli augusti september oktober november december"},
	{"da", "januar februar marts april maj juni juli august september oktober november december"},
	{"no", "januar februar mars april mai juni juli august september oktober november desember|des"},
	{"is", "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"},
	{"fi", "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu toukokuuta|toukokuu kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu marraskuuta|marraskuu joulukuuta|joulukuu"},
	{"et", "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"},
	{"pl", "stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź listopada|listopad|lis grudnia|grudzień|gru"},
	{"cs", "ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec srpna|srpen září října|říjen listopadu|listopad prosince|prosinec"},
	{"sk", "januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta|august septembra|september októbra|október novembra|november decembra|december"},
	{"hr", "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj lipnja|lipanj srpnja|srpanj kolovoza|kolovoz rujna|rujan listopada|listopad studenoga|studeni|studenog prosinca|prosinac"},
	{"sr", "januara|јануар|јануара februara|фебруар|фебруара mart|марта|март aprila|април|априла maj|мај|маја juna|jun|јун|јуна jula|jul|јул|јула avgusta|avgust|август|августа septembra|septembar|септембар|септембра oktobra|oktobar|октобар|октобра novembra|novembar|новембар|новембра decembra|decembar|децембар|децембра"},
	{"sl", "januar februar marec april maj junij julij avgust september oktober november december"},
	{"hu", "január február március|márc április|ápr május|máj június|jún július|júl augusztus szeptember|szept október november december"},
	{"ro", "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie noiembrie|noi decembrie"},
	{"lt", "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"},
	{"lv", "janvāris|janvārī februāris|februārī marts|martā aprīlis|aprīlī maijs|maijā jūnijs|jūnijā jūlijs|jūlijā augusts|augustā septembris|septembrī oktobris|oktobrī novembris|novembrī decembris|decembrī"},
	{"tr", "ocak|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara"},
	{"az", "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"},
	{"ru", "января|янв|январь февраля|фев|февр|февраль марта|мар|март апреля|апр|апрель мая|май июня|июн|июнь июля|июл|июль августа|авг|август сентября|сен|сент|сентябрь октября|окт|октябрь ноября|ноя|нояб|ноябрь декабря|дек|декабрь"},
	{"uk", "січня|січ|січень лютого|лют|лютий березня|бер|березень квітня|кві|квітень травня|тра|травень червня|чер|червень липня|лип|липень серпня|сер|серпень вересня|вер|вересень жовтня|жов|жовтень листопада|лис|листопад грудня|гру|грудень"},
	{"bg", "януари|ян февруари март април май юни юли август септември|септ октомври|окт ноември декември"},
	{"mk", "јануари февруари март април мај јуни јули август септември октомври ноември декември"},
	{"el", "ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μαρ απριλίου|απρίλιος|απρ μαΐου|μαϊου|μάιος|μαι ιουνίου|ιούνιος|ιουν ιουλίου|ιούλιος|ιουλ αυγούστου|αύγουστος|αυγ σεπτεμβρίου|σεπτέμβριος|σεπ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοε δεκεμβρίου|δεκέμβριος|δεκ"},
	{"ar", "يناير فبراير مارس أبريل|ابريل|إبريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر"},
	{"ar", "جانفي شباط|فيفري آذار|اذار نيسان|أفريل أيار|ايار|ماي حزيران|جوان تموز|جويلية آب|اب|أوت أيلول|ايلول - - -"},
	{"fa", "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"},
	{"ur", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"},
	{"he", "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר"},
	{"hi", "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर"},
	{"bn", "জানুয়ারি|জানুয়ারী|জানুয়ারি ফেব্রুয়ারি|ফেব্রুয়ারী|ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট|অগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"},
	{"th", "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"},
	{"id", "januari februari maret april mei juni juli agustus|agt|agu september oktober|okt november|nop desember|des"},
	{"ms", "januari februari|februari mac april mei jun julai ogos september oktober november disember|dis"},
	{"sw", "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba"},
	{"ka", "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი"},
	{"sq", "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"},
}

// monthTable maps a name to its month, and "lang:name" where that language
// differs from an earlier one. It is built when the first date is read.
var monthTable = sync.OnceValue(func() map[string]int {
	table := make(map[string]int, 1000)
	for _, row := range monthNames {
		for i, names := range strings.Fields(row.names) {
			for _, name := range strings.Split(names, "|") {
				if name == "-" {
					continue
				}
				if old, ok := table[name]; !ok {
					table[name] = i + 1
				} else if old != i+1 {
					table[row.lang+":"+name] = i + 1
				}
			}
		}
	}
	return table
})

// monthOf is the month of a name in lower case, 0 if it is none.
func monthOf(name, lang string) int {
	table := monthTable()
	if m := table[lang+":"+name]; m > 0 {
		return m
	}
	return table[name]
}

// zones are abbreviations that mean one offset; those that mean several, such as
// IST and ET, are not here.
var zones = []struct{ name, offset string }{
	{"utc", "Z"}, {"gmt", "Z"}, {"z", "Z"}, {"bst", "+01:00"}, {"wat", "+01:00"}, {"cet", "+01:00"}, {"mez", "+01:00"}, {"cest", "+02:00"}, {"mesz", "+02:00"}, {"eet", "+02:00"},
	{"sast", "+02:00"}, {"eest", "+03:00"}, {"eat", "+03:00"}, {"msk", "+03:00"}, {"мск", "+03:00"}, {"pkt", "+05:00"}, {"wib", "+07:00"}, {"hkt", "+08:00"}, {"sgt", "+08:00"}, {"awst", "+08:00"}, {"jst", "+09:00"}, {"kst", "+09:00"},
	{"aest", "+10:00"}, {"aedt", "+11:00"}, {"nzst", "+12:00"}, {"nzdt", "+13:00"}, {"brt", "-03:00"}, {"edt", "-04:00"}, {"est", "-05:00"}, {"cdt", "-05:00"}, {"mdt", "-06:00"},
	{"cst", "-06:00"}, {"mst", "-07:00"}, {"pdt", "-07:00"}, {"pst", "-08:00"},
}
