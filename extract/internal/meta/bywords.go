package meta

import "sync"

// The words of bylines, by language. To teach pith another language, add its
// words here. All are lower case.

// A byWord announces a name. With colon, it does so only where a colon follows:
// the word alone begins other sentences, or names. With lang, only on pages of
// that language, and before a capital: "Di" and "Von" begin names elsewhere.
type byWord struct {
	word  string
	colon bool
	lang  string
}

// clearBy announce the author wherever a line begins with them; byWords, which go on with
// the list, where a byline is expected.
var clearBy = []string{"written by", "article by", "all articles by", "all posts by", "view all posts by", "view all articles by", "see all posts by", "more posts by", "more articles by", "view more posts by", "other posts by", "alle artikel von", "alle beiträge von", "weitere artikel von", "weitere beiträge von", "tous les articles de", "voir tous les articles de", "todos los artículos de", "ver todas las entradas de", "tutti gli articoli di", "posted by", "words by", "story by", "authored by", "this post was written by", "this article was written by", "article written by", "geschrieben von", "verfasst von", "ein beitrag von", "gespeichert von", "escrito por", "écrit par", "rédigé par", "scritto da", "a cura di", "skrevet av", "skrevet af", "skriven av", "بقلم"}

var byWords = []byWord{
	{"by", false, ""}, {"published by", false, ""}, {"words", true, ""},
	{"reported by", false, ""}, {"reporting by", false, ""}, {"submitted by", false, ""}, {"created by", false, ""}, {"contributed by", false, ""},
	{"text by", false, ""}, {"review by", false, ""}, {"analysis by", false, ""}, {"a post by", false, ""}, {"blog by", false, ""}, {"added by", false, ""},
	{"contributors", true, ""}, {"author", true, ""}, {"authors", true, ""}, {"author(s)", true, ""}, {"writer", true, ""}, {"from", true, ""}, {"about the author", true, ""}, {"post author", true, ""}, {"article author", true, ""},
	{"posts by", false, ""}, {"opinion by", false, ""}, {"comment by", false, ""}, {"interview by", false, ""}, {"op-ed by", false, ""}, {"recipe by", false, ""},
	{"von", false, "de"}, {"aus", true, "de"}, {"autor", true, ""}, {"autorin", true, ""}, {"autor*in", true, ""}, {"autor:in", true, ""}, {"autoren", true, ""}, {"verfasser", true, ""}, {"veröffentlicht von", false, ""},
	{"ein gastbeitrag von", false, ""}, {"gastbeitrag von", false, ""}, {"ein kommentar von", false, ""}, {"kommentar von", false, ""}, {"eine analyse von", false, ""}, {"ein essay von", false, ""},
	{"eine kolumne von", false, ""}, {"eine rezension von", false, ""}, {"rezension von", false, ""}, {"ein interview von", false, ""}, {"interview von", false, ""}, {"interview", true, ""}, {"text", true, ""}, {"text von", false, ""}, {"text & fotos", true, ""}, {"text & foto", true, ""}, {"text und fotos", true, ""}, {"text und foto", true, ""}, {"text & bild", true, ""}, {"beitrag von", false, ""}, {"eingestellt von", false, ""}, {"gepostet von", false, ""}, {"erstellt von", false, ""}, {"analyse von", false, ""},
	{"ein artikel von", false, ""}, {"artikel von", false, ""}, {"eine reportage von", false, ""}, {"redaktion", true, ""}, {"protokoll", true, ""}, {"publiziert von", false, ""}, {"autor/in", true, ""}, {"ein bericht von", false, ""},
	{"par", false, "fr"}, {"publié par", false, ""}, {"recueilli par", false, ""}, {"propos recueillis par", false, ""}, {"posté par", false, ""}, {"auteur", true, ""}, {"auteurs", true, ""}, {"texte", true, ""}, {"proposé par", false, ""},
	{"por", false, "es"}, {"por", false, "pt"}, {"por", false, "gl"}, {"per", false, "ca"}, {"publicado por", false, ""}, {"autora", true, ""}, {"autores", true, ""}, {"redacción", true, ""}, {"texto", true, ""}, {"texto de", false, ""}, {"da redação", true, ""}, {"postado por", false, ""},
	{"di", false, "it"}, {"pubblicato da", false, ""}, {"postato da", false, ""}, {"autore", true, ""}, {"testo di", false, ""}, {"dal nostro inviato", false, ""},
	{"door", false, "nl"}, {"geschreven door", false, ""}, {"tekst", true, ""}, {"gepubliceerd door", false, ""},
	{"autor tekstu", true, ""}, {"autorzy", true, ""}, {"opracowanie", true, ""}, {"opracował", true, ""}, {"oprac.", false, ""}, {"napisał", true, ""}, {"przez", false, "pl"},
	{"av", false, "sv"}, {"av", false, "no"}, {"av", false, "nb"}, {"av", false, "nn"}, {"af", false, "da"}, {"publicerad av", false, ""}, {"publisert av", false, ""}, {"journalist", true, ""}, {"författare", true, ""}, {"forfatter", true, ""}, {"text och foto", true, ""}, {"skribent", true, ""},
	{"kirjoittaja", true, ""}, {"teksti", true, ""}, {"kirjoittanut", true, ""}, {"toimittaja", true, ""}, {"høfundur", true, ""}, {"eftir", false, "is"},
	{"yazan", true, ""}, {"yazar", true, ""}, {"haber", true, ""}, {"szerző", true, ""}, {"írta", true, ""}, {"scris de", false, ""}, {"de", false, "ro"}, {"autoři", true, ""}, {"napsal", true, ""}, {"piše", true, ""}, {"piše:", false, ""}, {"autorius", true, ""}, {"autors", true, ""},
	{"автор", true, ""}, {"авторы", true, ""}, {"текст", true, ""}, {"автор текста", true, ""}, {"автори", true, ""}, {"беседовал", true, ""}, {"беседовала", true, ""}, {"подготовил", true, ""}, {"подготовила", true, ""}, {"журналист", true, ""}, {"συντάκτης", true, ""}, {"του", false, "el"}, {"της", false, "el"}, {"γράφει ο", false, ""}, {"γράφει η", false, ""},
	{"oleh", false, "id"}, {"oleh", false, "ms"}, {"penulis", true, ""}, {"reporter", true, ""}, {"bởi", false, "vi"}, {"tác giả", true, ""}, {"ni", false, "tl"}, {"na", false, "sw"}, {"imeandikwa na", false, ""},
	{"كتب", true, ""}, {"كتبت", true, ""}, {"الكاتب", true, ""}, {"الكاتبة", true, ""}, {"تحرير", true, ""}, {"إعداد", true, ""}, {"اعداد", true, ""}, {"المؤلف", true, ""}, {"نویسنده", true, ""}, {"מאת", false, ""}, {"نوشته", false, ""},
	{"लेखक", true, ""}, {"द्वारा", false, ""}, {"লেখক", true, ""},
}

// cjkBy are the same for scripts without spaces. A colon may follow or not.
var cjkBy = []string{"记者", "記者", "作者", "撰文", "文", "撰稿", "采写", "採訪", "采访", "執筆", "著者", "筆者", "ライター", "取材・文", "取材", "本报记者", "本报通讯员", "通讯员", "編集", "글", "기자", "작성자"}

// cjkRoles follow a name in scripts without spaces, or with one before them.
var cjkRoles = []string{"기자", "특파원", "논설위원", "記者", "记者", "編集委員", "論説委員", "特派員", "報導", "报道", "/著", " 著", " 編著", " 監訳", " 訳", " 編", " 監修"}

// joiners stand between two names. They are compared with spaces around them.
var joiners = []string{"and", "&", "und", "et", "y", "e", "i", "og", "och", "ja", "ve", "en", "и", "і", "και", "și", "şi", "és", "a", "with", "mit", "avec", "con", "com", "och", "dan", "và", "+", "sowie", "u"}

// joinerLangs limits the joiners that are a name's initial elsewhere.
func joins(word, lang string) bool {
	switch word {
	case "e":
		return lang == "it" || lang == "pt"
	case "i":
		return lang == "pl" || lang == "hr" || lang == "sr" || lang == "ca" || lang == "bs"
	case "y":
		return lang == "es" || lang == "gl" || lang == ""
	case "a":
		return lang == "cs" || lang == "sk"
	case "en":
		return lang == "nl" || lang == "af"
	case "ja":
		return lang == "fi" || lang == "et"
	case "u", "con", "com":
		return false
	}
	for _, j := range joiners {
		if j == word {
			return true
		}
	}
	return false
}

// roles are words of an office, not of a name: a part of a byline that holds one
// names nobody, unless it is all there is and names a desk.
var roles = []string{
	"reporter", "reporters", "correspondent", "editor", "editors", "editor-in-chief", "writer", "writers", "staff", "journalist", "contributor", "contributors", "contributing", "columnist", "analyst", "director", "professor", "lecturer",
	"author", "founder", "co-founder", "ceo", "cto", "head", "chief", "producer", "photographer", "fellow", "manager", "senior", "assistant", "associate", "deputy", "executive", "president", "freelance", "freelancer", "intern", "researcher", "specialist", "blogger", "expert", "coach",
	"dietitian", "nutritionist", "horticulturalist", "horticulturist", "herbalist", "astrologer", "educator", "trainer", "instructor", "gardener", "consultant", "strategist", "engineer", "guest", "team", "newsroom", "desk", "digital", "university", "institute", "lead", "officer", "critic", "reviewer", "host", "anchor", "chair", "partner", "attorney", "sponsored", "published", "updated", "reviewed",
	"news", "press", "magazine", "e.v", "ag", "health", "foundation", "inc", "gmbh", "ltd", "llc", "network", "association", "college", "department", "bureau", "bank", "hospital", "center", "centre", "laboratory", "agency", "group", "media", "studio", "studios", "school", "subscriber", "times", "edited", "checked",
	"representative", "representatives", "candidate", "commissioner", "secretary", "superintendent", "coordinator", "supervisor", "technician", "counsel", "lawyer", "physician", "surgeon", "psychologist", "therapist", "nurse", "veterinarian", "advisor", "adviser", "ambassador", "member", "student", "planner", "architect", "designer", "developer",
	"operations", "marketing", "development", "communications", "relations", "services", "solutions", "sales", "management", "research", "affairs",
	"redakteur", "redakteurin", "redaktion", "redakteure", "korrespondent", "korrespondentin", "chefredakteur", "chefredakteurin", "reporterin", "volontär", "volontärin", "autor", "autorin", "journalistin", "freier", "freie", "redaktionsleiter", "mitarbeiter", "ressortleiter", "herausgeber", "onlineredaktion", "leiter", "leiterin",
	"journaliste", "rédacteur", "rédactrice", "rédaction", "correspondant", "correspondante", "envoyé", "spécial", "envoyée", "spéciale", "chroniqueur", "periodista", "corresponsal", "redactor", "redactora", "redacción", "enviado", "enviada", "especial", "colaborador",
	"giornalista", "redattore", "redazione", "inviato", "inviata", "corrispondente", "direttore", "jornalista", "repórter", "redação", "colunista", "correspondente", "redacteur", "verslaggever", "redactie", "correspondente", "dziennikarz", "dziennikarka", "redaktor", "redakcja",
	"redaktør", "redaktör", "korrespondentti", "toimittaja", "toimitus", "muhabir", "editör", "muhabiri", "корреспондент", "редактор", "обозреватель", "журналист", "редакция", "редакція", "кореспондент", "редактори", "محرر", "مراسل", "كاتب", "صحافي", "صحفي",
}

// The longest of these lists are looked up by hash.
var (
	roleSet   = setOf(roles)
	nobodySet = setOf(nobodies)
	stopSet   = setOf(stopWords)
	agencySet = setOf(agencies)
)

// setOf is a list of words as a set, made when it is first asked.
func setOf(list []string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool, len(list))
		for _, w := range list {
			set[w] = true
		}
		return set
	})
}

// companyForms end the names of companies and associations.
var companyForms = []string{"gmbh", "ag", "kg", "e.v", "ev", "inc", "llc", "ltd", "limited", "corp", "plc", "s.a", "s.l", "s.r.l", "srl", "b.v", "bv", "oy", "ab", "a/s", "kk", "d.o.o", "o.o", "s.r.o", "kft", "zrt"}

// roleEnds end compounds that are roles.
var roleEnds = []string{"redaktion", "redakteur", "redakteurin", "redaktör", "redaktør", "redacteur", "korrespondent", "korrespondentin", "correspondent", "reporterin", "journalist", "journalistin", "toimittaja"}

// nobodies are accounts and offices that stand where a name should.
var nobodies = []string{
	"admin", "administrator", "root", "editor", "editors", "staff", "staffwriter", "staffreporter", "guest", "webmaster", "user", "author", "anonymous", "unknown", "none", "null", "undefined", "na", "default", "superadmin", "web", "team", "contributor", "contributors", "guestauthor", "guestpost",
	"paidcontent", "sponsoredcontent", "brandedcontent", "partnercontent", "advertorial",
	"unbekannt", "redaktor", "autor", "usuario", "super", "superuser", "moderator", "gastautor", "various", "owner", "authors", "wpadmin", "adminuser", "siteadmin", "publisher", "name", "byline", "person", "false", "true", "contactus", "aboutus", "home", "share", "follow", "comments",
	"mins", "min", "authorposts", "browse", "try", "continuing", "subscribing", "clicking", "submitting", "signing", "using", "executive", "data", "achievements", "ellipsis", "anónimo", "anonimo", "anonyme", "sortby", "sort", "filter", "field", "is", "up", "cortesía", "cortesia", "courtesy", "sendungenaz", "フォロー", "フォローする", "専門・関心分野", "専門関心分野", "news", "blog", "blogs", "nachrichten", "noticias", "aktuelles", "allgemein", "politik", "politics", "wirtschaft", "kultur", "culture", "gesellschaft", "panorama", "meinung", "opinion", "opinions", "business", "lifestyle", "entertainment", "technology", "sport", "sports", "travel", "política", "economía", "cultura", "sociedad", "société", "économie", "politique", "politica", "economia", "uncategorized", "rebloggt",
	"us", "me", "you", "him", "her", "the", "this", "email", "twitter", "facebook", "linkedin", "instagram", "bluesky", "mastodon", "rss", "youtube", "github", "threads", "whatsapp", "telegram", "pinterest", "reddit", "googlescholar", "pubmed", "website", "byline", "von", "am", "by", "in", "vor", "und", "and", "about", "über", "all", "see", "text", "stand", "datum", "par", "por", "di", "da", "april", "june", "august", "advertisement", "anzeige", "werbung", "publicidad",
	"sun", "mon", "tue", "wed", "thu", "fri", "sat", "privacypolicy", "cookiepolicy", "termsofuse", "termsofservice", "termsandconditions",
}

// askWords begin what links and buttons ask for, and no name: "Visit the Store", "Request Demo".
var askWords = []string{"visit", "shop", "request", "register", "cancel", "popular", "download", "compare", "powered", "view", "watch", "sign", "log", "subscribe", "learn", "from"}

// placeWords begin the place behind a name.
var placeWords = []string{"in", "em", "aus", "desde", "from"}

// outletArticles begin the names of papers and desks, and no person's: "The Tidings".
var outletArticles = []string{"the", "el", "los", "las", "der", "die", "das"}

// particles are words of names that are written small.
var particles = []string{"von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "el", "al", "bin", "ibn", "ben", "ten", "ter", "zu", "zur", "vom", "af", "av", "e", "y", "und", "of", "the", "ap", "bint", "abu", "st", "d", "op", "het", "for", "and", "für", "news"}

// tailWords end a name where they are written small: "in Berlin", "for The
// Paper".
var tailWords = []string{"in", "for", "at", "on", "aus", "für", "pour", "para", "is", "via", "am", "à", "from", "um", "vor", "im", "under", "en", "sur", "il", "le", "em", "w", "has", "to", "desde", "ago", "als"}

// filedWords are those of them that tell when or under which topic an article appeared.
var filedWords = []string{"in", "on", "under", "am", "unter"}

// postedWords begin lines that tell when an article appeared, and often by whom.
var postedWords = []string{"posted", "gespeichert", "eingestellt", "verfasst", "published", "publish", "veröffentlicht", "publiziert", "erschienen", "geschrieben", "erstellt", "gepostet", "submitted", "updated", "created", "publicado", "publicada", "pubblicato", "publié", "publiée", "opublikowano", "publicerad", "publisert", "udgivet", "julkaistu", "yayınlanma", "опубликовано"}

// stopWords are words of bylines that belong to no name, beside postedWords: a
// name ends before them, and a text that begins with one names nobody.
var stopWords = []string{"filed", "tagged", "tags", "getaggt", "schlagwörter", "category", "categories", "kategorie", "kategorien",
	"datum", "date", "uhr", "hace", "kommentare", "kommentar", "comments", "comment", "leave", "share", "shares", "read", "lesezeit", "minutes", "quelle", "source", "foto", "fotos", "photo", "photos", "photograph", "image", "bilder", "view", "views", "follow", "folgen", "last", "modified", "aktualisiert", "mehr", "more", "alle", "actualizado", "aggiornato", "übersetzung", "übersetzt", "translated", "login", "anmelden", "registrieren", "sign", "subscribe", "newsletter", "menu", "search", "print", "drucken", "e-mail", "kontakt", "contact", "copyright", "video", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الاربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "january", "february", "march", "july", "september", "october", "november", "december", "januar", "februar", "märz", "oktober", "dezember", "feb", "apr", "jul", "aug", "sept", "oct", "nov", "okt", "dez", "artikel", "article", "articles", "reading", "autor", "autorin", "author", "redakteur", "redakteurin", "chefredakteur", "chefredakteurin", "editor-in-chief"}

// agencies deliver articles to others: they are a source, and no author. Folded.
var agencies = []string{
	"afp", "agencefrancepresse", "ap", "associatedpress", "theassociatedpress", "apnews", "reuters", "reuterseditorial", "thomsonreuters", "dpa", "dpainfocom", "deutschepresseagentur", "efe", "agenciaefe", "ansa", "xinhua", "xinhuanews", "新华社", "新华网", "中新社", "中新网", "中国新闻网", "中央社", "tass", "тасс", "риановости", "интерфакс",
	"interfax", "upi", "pa", "pamedia", "pressassociation", "pamediagroup", "europapress", "lusa", "agêncialusa", "ritzau", "tt", "ntb", "stt", "apa", "sda", "keystonesda", "sid", "epd", "kna", "pap", "ctk", "čtk", "mti", "agerpres", "aa", "anadoluagency", "anadoluajansı", "dha", "iha", "aap", "canadianpress", "thecanadianpress", "lapressecanadienne",
	"belga", "anp", "kyodo", "kyodonews", "共同通信", "共同通信社", "jiji", "jijipress", "時事通信", "時事通信社", "yonhap", "연합뉴스", "pti", "ani", "ians", "pressttrustofindia", "presstrustofindia", "ukrinform", "укринформ", "wafa", "sana", "kuna", "qna", "petra", "ats", "agi", "adnkronos", "askanews", "télam", "telam", "antara", "bernama",
	"agencies", "newsagencies", "agency", "wireservices", "wires", "newswires", "وكالات", "الوكالات", "وكالة", "أفب", "رويترز", "agencias", "agencia", "agences", "agenzie", "agenturen", "agentur", "agências", "agencje", "агентства", "ajanslar", "afprelaxnews", "relaxnews", "afpcom", "cp", "nanewswire", "globenewswire", "prnewswire", "businesswire", "dpaafx", "dpaafxanalyser", "awp", "cnnwire",
	"epaefe", "epa", "vna", "ttxvn", "aafp", "irna", "isna", "mena", "spa", "wam",
}

// agencyWords begin the names of agencies.
var agencyWords = []string{"agencia", "agência", "agència", "agence", "agenzia", "agenția", "agenţia", "agencja", "agencija", "agentura", "agjencia", "агентство"}

// sourceWords announce the agency or outlet that an article comes from; a colon
// follows them.
var sourceWords = []string{
	"source", "sources", "via", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti", "fontes", "źródło", "kilde", "kilder", "källa", "källor", "bron", "lähde", "kaynak", "источник", "источники", "джерело", "المصدر", "مصدر", "المصادر", "منبع", "来源", "來源", "信息来源", "新闻来源", "出典", "提供", "출처", "forrás", "sursa", "zdroj", "izvor", "πηγή", "sumber", "nguồn", "מקור", "स्रोत",
}

// places are those of two words and more that stand behind a name; a place of
// one word is no name anyway.
var places = []string{
	"newyork", "newyorkcity", "losangeles", "sanfrancisco", "washingtondc", "telaviv", "hongkong", "buenosaires", "saopaulo", "sãopaulo", "riodejaneiro", "newdelhi", "mexicocity", "unitedstates", "unitedkingdom", "frankfurtammain", "newzealand", "southafrica", "saudiarabia", "capetown", "kualalumpur", "santiagodechile", "newjersey", "northcarolina", "southkorea", "sanjose", "sandiego", "lasvegas", "abudhabi", "srilanka",
}
