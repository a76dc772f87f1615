package model

import (
	"strings"
	"sync"
)

// A telling is a group of words that say what a line is for, in the languages of
// the web's news. The trees learn what to make of each; a label list of a few
// languages teaches them what counts in all.
type telling struct {
	name  string
	words string // a word or up to three, parted by commas
}

// tellings is how many groups there are, in the order of the table.
const (
	tellMore = iota
	tellSubscribe
	tellShare
	tellRights
	tellComment
	tellCredit
	tellByline
	tellTime
	tellAdvert
	tellShop
	tellContact
	tellSupport
	tellings
)

// tellBegins is set in a group's column where the block begins with one of its words.
const tellBegins = 4

var tellingWords = [tellings]telling{
	tellMore: {"more", `read more, read also, also read, see also, read next, up next, learn more, find out, related, recommended, don't miss, more on, more from, more stories,
most read, most popular, trending, you might also, you may also, click here, continue reading, further reading, in other news, watch, listen to,
lesen sie auch, lesen sie hier, auch lesen, auch interessant, mehr zum, mehr dazu, mehr zu, siehe auch, weiterlesen, passend dazu, empfehlung, empfehlungen, meistgelesen, das könnte sie, hier lesen, zum thema, hier klicken, hier geht es,
lire aussi, à lire, a lire, lire également, voir aussi, en savoir plus, lire la suite, sur le même, les plus lus, à voir,
lea también, lee también, leer más, te puede interesar, puede interesarte, ver más, ver también, más información, noticias relacionadas, más leídas, más leído, haga clic,
leia também, leia mais, veja também, saiba mais, ver mais, mais lidas, clique aqui, relacionadas,
leggi anche, leggi di più, vedi anche, per approfondire, potrebbe interessarti, scopri di più, più letti,
lees ook, lees meer, lees verder, bekijk ook, meer over, meest gelezen, klik hier,
läs också, läs mer, läs även, se även, mest läst, les også, les mer, se også, mest lest, læs også, læs mere, mest læste, lue myös, lue lisää, katso myös, luetuimmat,
czytaj też, czytaj także, czytaj więcej, zobacz też, zobacz także, przeczytaj, przeczytaj także, przeczytaj również, polecamy, čtěte také, čtěte více, mohlo by vás, související, prečítajte si, súvisiace,
читайте также, читать далее, читать также, смотрите также, по теме, подробнее, популярное, читайте також, читайте більше, більше на, дивіться також,
ilgili haberler, devamını oku, ayrıca okuyun, bunlar da, en çok okunan, haberin devamı,
اقرأ أيضا, اقرأ أيضًا, اقرأ المزيد, إقرأ أيضا, شاهد أيضا, المزيد من, مواضيع ذات, الأكثر قراءة, אולי יעניין, קראו גם, עוד בנושא, מטלב بیشتر, بیشتر بخوانید, همچنین بخوانید, यह भी, ये भी,
関連記, あわせ, 合わせて, おすす, もっと見, 続きを, 相关阅, 相关新, 延伸阅, 推荐阅, 更多, 相關新, 延伸閱, 推薦閱, 관련, 더보기, 추천,
baca juga, baca selengkapnya, selengkapnya, xem thêm, đọc thêm, tin liên quan, citește și, citește mai, vezi și, citiți și, olvassa el, ezt is, kapcsolódó, διαβάστε επίσης, δείτε επίσης, διαβάστε ακόμη, прочетете още, още по`},
	tellSubscribe: {"subscribe", `subscribe, subscriber, subscribers, subscription, newsletter, newsletters, sign up, sign in, log in, login, register, registered, email address, e-mail address, inbox, password, free trial, unsubscribe, account,
abonnieren, abonnement, abo, anmelden, registrieren, passwort, kostenlos anmelden, e-mail-adresse, posteingang, konto,
abonnez vous, abonnés, s'abonner, inscrivez vous, inscription, se connecter, mot de passe, infolettre, boletín, suscríbete, suscríbase, suscribirse, suscriptores, suscripción, regístrate, iniciar sesión, contraseña, correo electrónico,
assine, assinante, assinantes, inscreva se, cadastre se, iscriviti, abbonati, abbonamento, accedi, registrati, aanmelden, inloggen, abonnee, abonneer, wachtwoord, nieuwsbrief,
nyhetsbrev, prenumerera, logga in, abonnent, logg inn, abonner, log ind, nyhedsbrev, tilmeld, uutiskirje, tilaa, kirjaudu, zaloguj, zapisz się, prenumerata, subskrybuj, odběr, přihlásit, předplatné,
подписка, подпишитесь, подписаться, подписывайтесь, рассылка, войти, регистрация, підписатися, підписуйтесь, підпишіться, увійти, abone ol, üye ol, giriş yap, اشترك, الاشتراك, النشرة البريدية, تسجيل الدخول,
登録, 会員, ログイ, 購読, 订阅, 登录, 注册, 訂閱, 登入, 註冊, 구독, 로그인, 회원, berlangganan, daftar, masuk, đăng ký, đăng nhập, abonează te, feliratkozás, εγγραφή, εγγραφείτε, абонирай`},
	tellShare: {"share", `share, share this, shares, tweet, facebook, twitter, whatsapp, telegram, instagram, pinterest, linkedin, reddit, youtube, tiktok, follow us, follow, like us, print, copy link, email this, bookmark, threads, bluesky, messenger, google news,
teilen, folgen, folgen sie, drucken, merken, link kopieren, partager, suivez, suivez nous, imprimer, copier le lien, compartir, síguenos, imprimir, copiar enlace, compartilhar, compartilhe, siga, condividi, seguici, stampa, delen, volg ons, afdrukken,
dela, följ, skriv ut, del, følg, jaa, seuraa, udostępnij, obserwuj, drukuj, sdílet, sledujte, поделиться, поделитесь, подписывайтесь, печать, поширити, поділитися, paylaş, takip et, شارك, مشاركة, تابعنا, تابعونا,
シェア, ツイー, フォロ, 分享, 关注, 關注, 공유, bagikan, ikuti, chia sẻ, distribuie, megosztás, κοινοποίηση, ακολουθήστε, сподели`},
	tellRights: {"rights", `copyright, all rights, rights reserved, may not be, reproduced, republish, republished, reprinted, permission, licensed under, creative commons, trademark, ©,
alle rechte, rechte vorbehalten, nachdruck, tous droits, droits réservés, reproduction, derechos reservados, todos los derechos, prohibida, direitos reservados, todos os direitos, riproduzione riservata, diritti riservati, alle rechten, auteursrecht,
wszelkie prawa, prawa zastrzeżone, všechna práva, все права, права защищены, всі права, tüm hakları, جميع الحقوق, حقوق, 転載, 無断, 著作権, 版权, 版權, 禁止转, 무단전, 저작권, hak cipta, bản quyền, toate drepturile, minden jog`},
	tellComment: {"comment", `comment, comments, reply, replies, leave a, join the, discussion, conversation, add comment, post a, moderated, says, wrote, responses, upvote, downvote, report abuse,
kommentar, kommentare, kommentieren, antworten, diskussion, diskutieren, schreibt, commentaire, commentaires, répondre, réagir, commenter, comentario, comentarios, responder, comentar, comentário, comentários, commento, commenti, rispondi, commenta,
reacties, reageer, reageren, kommentarer, kommentera, svara, svar, kommentit, kommentoi, vastaa, komentarz, komentarze, komentarzy, odpowiedz, komentáře, komentář, комментарий, комментарии, комментариев, ответить, коментар, коментарі, відповісти, yorum, yorumlar, yanıtla, تعليق, تعليقات, التعليقات, رد,
コメン, 返信, 评论, 回复, 評論, 回覆, 댓글, komentar, balas, bình luận, trả lời, comentarii, răspunde, hozzászólás, σχόλια, σχόλιο, коментари`},
	tellCredit: {"credit", `photo, photos, photograph, photographer, image, images, picture, pictured, credit, courtesy, getty, getty images, reuters, afp, ap photo, associated press, shutterstock, istock, illustration, screenshot, file photo, source, via, caption, video, gallery, slideshow,
foto, fotos, bild, bilder, quelle, imago, dpa, bildquelle, symbolbild, archivbild, photographie, crédit, crédits, légende, fuente, imagen, cortesía, crédito, reprodução, divulgação, fonte, immagine, beeld, bron, bildkälla, kilde, kuva, zdjęcie, fot, źródło, zdroj, фото, источник, изображение, джерело, fotoğraf, kaynak, صورة, المصدر, تصوير,
写真, 撮影, 画像, 出典, 图片, 图源, 来源, 圖片, 來源, 사진, 출처, gambar, sumber, ảnh, nguồn, sursa, fotó, forrás, φωτογραφία, πηγή, снимка, източник`},
	tellByline: {"byline", `by, author, authors, written by, reporter, editor, editors, correspondent, contributor, columnist, staff writer, reporting by, editing by, about the author, is a, posted by, contributed,
von, autor, autorin, redaktion, redakteur, redakteurin, über den autor, korrespondent, par, auteur, rédaction, journaliste, rédigé par, por, redacción, redactor, periodista, escrito por, redação, jornalista, di, autore, redazione, giornalista, a cura, door, redactie, verslaggever, av, skribent, journalist, redaktør, toimittaja, kirjoittaja, autorka, redakcja, dziennikarz, redakce, автор, редакция, редактор, корреспондент, редакція, yazar, muhabir, editör, بقلم, كتب, المحرر, الكاتب, מאת,
記者, 文責, 編集, 筆者, 作者, 记者, 编辑, 责编, 記者, 編輯, 기자, 작성자, 편집, penulis, editor, tác giả, autorul, szerző, συντάκτης, автор на`},
	tellTime: {"time", `published, updated, posted, posted on, last updated, last modified, min read, minute read, minutes read, ago, hours ago, days ago, reading time, first published, edited,
veröffentlicht, aktualisiert, stand, uhr, lesezeit, zuletzt, vor stunden, publié, mis à jour, publié le, modifié, lecture, il y a, publicado, actualizado, hace, actualización, lectura, atualizado, publicado em, há, leitura, pubblicato, aggiornato, ultimo aggiornamento, lettura, gepubliceerd, bijgewerkt, geleden, publicerad, uppdaterad, publisert, oppdatert, udgivet, opdateret, julkaistu, päivitetty, opublikowano, aktualizacja, publikováno, aktualizováno,
опубликовано, обновлено, назад, мин назад, опубліковано, оновлено, yayınlanma, güncelleme, güncellendi, önce, نشر, تحديث, آخر تحديث, منذ, עודכן, פורסם, 公開, 更新, 配信, 発表, 发布, 发表, 发布于, 發布, 입력, 수정, 등록, diterbitkan, diperbarui, cập nhật, publicat, actualizat, frissítve, δημοσίευση, ενημέρωση, публикувано`},
	tellAdvert: {"advert", `advertisement, advertising, advert, sponsored, sponsor, promoted, affiliate, commission, partner content, paid content, ad choices, ad blocker, adblock, advertorial, disclaimer, disclosure, earn,
anzeige, werbung, gesponsert, provision, affiliate links, werbelinks, publicité, sponsorisé, partenariat, publicidad, patrocinado, afiliados, publicidade, anúncio, pubblicità, sponsorizzato, advertentie, gesponsord, annons, annonse, annonce, sponsrad, mainos, reklama, sponsorowane, reklam, sponzorované, реклама, на правах рекламы, إعلان, برعاية, פרסומת, 広告, スポン, 广告, 赞助, 廣告, 贊助, 광고, iklan, quảng cáo, publicitate, hirdetés, διαφήμιση`},
	tellShop: {"shop", `price, buy, buy now, add to, cart, checkout, shipping, delivery, in stock, out of stock, sold out, order now, discount, coupon, sale, quantity, wishlist, sku, warranty, returns, offer, shop now, shop,
preis, kaufen, warenkorb, versand, lieferung, lieferzeit, auf lager, mwst, inkl mwst, bestellen, rabatt, prix, acheter, panier, livraison, en stock, precio, comprar, carrito, envío, preço, carrinho, frete, prezzo, acquista, carrello, spedizione, prijs, kopen, winkelwagen, pris, köp, handla, kjøp, køb, hinta, osta, cena, kup, koszyk, dostawa, koupit, košík, цена, купить, корзина, доставка, ціна, купити, fiyat, satın al, sepete, السعر, شراء, السلة, 価格, 購入, カート, 送料, 価格, 价格, 购买, 购物车, 價格, 購買, 가격, 구매, 장바구, harga, beli, giá, mua, preț, cumpără, ár, kosár, τιμή, αγορά`},
	tellContact: {"contact", `contact, contact us, about us, privacy policy, privacy, cookies, cookie policy, terms of, terms, imprint, careers, help, sitemap, feedback, phone, tel, fax, call us, back to top, accept, skip to, menu, search, advertise with,
kontakt, impressum, datenschutz, agb, über uns, hilfe, karriere, telefon, nach oben, akzeptieren, zum inhalt, suche, contactez nous, mentions légales, confidentialité, à propos, contacto, aviso legal, privacidad, quiénes somos, términos, contato, política de, quem somos, contatti, chi siamo, note legali, over ons, voorwaarden, om oss, integritet, om os, tietosuoja, yhteystiedot, o nas, polityka prywatności, regulamin, o nás, ochrana, контакты, о нас, политика, про нас, контакти, iletişim, hakkımızda, gizlilik, çerez, اتصل بنا, من نحن, سياسة, צור קשר, お問い, 利用規, プライ, 会社概, 联系我, 关于我, 隐私, 聯絡我, 關於我, 문의, 개인정, hubungi kami, tentang kami, liên hệ, despre noi, kapcsolat, επικοινωνία, контакти`},
	tellSupport: {"support", `support us, donate, donation, donations, support our, become a, member, members, membership, contribute, your support, independent journalism, exclusive, premium, paywall, unlimited access, app, download, google play, app store, notifications, push,
unterstützen, unterstützen sie, spenden, spende, mitglied, exklusiv, app herunterladen, herunterladen, soutenez, faire un don, adhérent, télécharger, apóyanos, dona, socio, miembro, descargar, descarga, apoie, doe, baixe, baixar, sostienici, dona ora, scarica, steun, doneer, stöd, støtt, støt, tue meitä, wesprzyj, pobierz, podpořte, stáhnout, поддержите, поддержать, скачать, приложение, підтримати, завантажити, destek ol, indir, تبرع, ادعم, تحميل, تطبيق, 寄付, アプリ, ダウン, 下载, 捐款, 支持我, 下載, 후원, 다운로, donasi, unduh, tải, ủng hộ, donează, támogass, κατεβάστε`},
}

// sendingOn are further words that begin a line which sends readers on. They came after
// the trees, which are not asked about them: were they in their column, a training would
// give other trees.
const sendingOn = `lies auch, lest auch, mehr lesen, zum weiterlesen, das könnte dich, das thema könnte, auch interessieren, lire plus,
lea más, lee más, lea aquí, sigue leyendo, siga leyendo, vea también, le puede interesar, le recomendamos, confira também, veja mais, guarda anche,
czytaj dalej, dowiedz się więcej,
must read, must watch, also check, also watch, check out, check also, read full, read our full, read our review, read our guide, read about, read the full, related articles, related stories, you may also like, you might also like, editor's picks, editors' picks,
klicke hier, klicken sie hier, hier weiterlesen, jetzt lesen, auch spannend, auch lesenswert, ähnliche artikel, ähnliche beiträge, weitere artikel, weitere beiträge, weitere themen, verwandte artikel, verwandte beiträge,
cliquez ici, à lire aussi, lisez aussi, articles similaires, articles liés, vous aimerez aussi, sur le même sujet, à découvrir,
también te puede, te recomendamos, no te pierdas, notas relacionadas, artículos relacionados, noticia relacionada, mira también, lea además, más sobre,
veja mais em, matérias relacionadas, notícias relacionadas, artigos relacionados, você também pode, não perca,
leggi tutto, leggi la notizia, continua a leggere, articoli correlati, ti potrebbe interessare, potrebbe anche, clicca qui,
gerelateerde artikelen, lees hier, misschien ook interessant, relaterade artiklar, relaterat, klicka här, relaterte saker, relateret, læs mere om, klik her, lue koko,
powiązane artykuły, zobacz więcej, kliknij tutaj, více čtěte, čtěte dále, související články, podobne artykuły,
рекомендуем, похожие статьи, материалы по теме, вам может понравиться, читайте ещё, читайте еще, нажмите здесь, рекомендуємо, схожі новини,
önerilen haberler, benzer haberler, okumak için tıklayın, مقالات ذات صلة, أخبار ذات صلة, قد يعجبك, قد يهمك, اقرؤوا أيضا, مطالب مرتبط, כתבות נוספות, אולי תאהבו,
artikel terkait, berita terkait, lihat juga, bài liên quan, tin cùng, articole similare, articole recomandate, te ar putea, kapcsolódó cikkek, olvasd el, σχετικά άρθρα, διαβάστε περισσότερα, свързани статии, още новини,
zum artikel, zum test, zum testbericht, den ganzen artikel, den vollständigen artikel, lire l'article, lire le test, leer artículo, leer el artículo, leer completo, ler artigo, ler o artigo, leggi l'articolo, lees het artikel, läs hela, les hele, læs hele, czytaj całość, читать полностью, читать статью,
previous article, next article, previous post, next post, previous story, next story, older posts, newer posts, vorheriger artikel, nächster artikel, vorheriger beitrag, nächster beitrag, voriger beitrag, voriger artikel,
article précédent, article suivant, artículo anterior, artículo siguiente, entrada anterior, siguiente entrada, post anterior, próximo post, articolo precedente, articolo successivo, vorig artikel, volgend artikel, vorige bericht, volgende bericht,
poprzedni artykuł, następny artykuł, предыдущая статья, следующая статья, предыдущая запись, следующая запись, 前の記, 次の記, 上一篇, 下一篇, 이전글, 다음글`

// tellingTable finds groups by the hashes of words, of pairs and of three: a set
// that says whether to look, and the groups. Behind these stands sendingOn.
type tellingTable struct {
	begins words // hashes of first words
	groups map[uint32]uint16
}

var tellingOf = sync.OnceValue(func() *tellingTable {
	t := &tellingTable{groups: map[uint32]uint16{}}
	var hashes []uint32
	for g := range tellings + 1 {
		phrases := sendingOn
		if g < tellings {
			phrases = tellingWords[g].words
		}
		for phrase := range strings.SplitSeq(phrases, ",") {
			hashes = Words(hashes[:0], strings.TrimSpace(phrase))
			if len(hashes) == 0 {
				continue
			}
			key := uint32(0)
			for _, h := range hashes[:min(3, len(hashes))] {
				key = pair(key, h)
			}
			t.groups[key] |= 1 << g
			t.begins.add(hashes[0])
		}
	}
	return t
})

// The words of a block among which telling ones count: the first and the last.
const (
	tellingFirst = 14
	tellingLast  = 6
)

// tellingColumns fills, for each group, how many of its words stand in a block, up
// to three, and 4 more where it begins with one. It returns the first group and 1, 0
// for none, and whether the block begins with words that send readers on.
func tellingColumns(row []byte, hashes []uint32) (first byte, sendsOn bool) {
	t := tellingOf()
	for i, h := range hashes {
		if i >= tellingFirst && i < len(hashes)-tellingLast || !t.begins.has(h) {
			continue
		}
		key := uint32(0)
		for k := i; k < min(i+3, len(hashes)); k++ {
			key = pair(key, hashes[k])
			groups := t.groups[key]
			sendsOn = sendsOn || i == 0 && groups&(1<<tellMore|1<<tellings) != 0
			groups &^= 1 << tellings
			for g := 0; groups != 0; g, groups = g+1, groups>>1 {
				if groups&1 == 0 {
					continue
				}
				if first == 0 {
					first = byte(g) + 1
				}
				if i == 0 {
					row[g] |= tellBegins
				}
				if row[g]&3 < 3 {
					row[g]++
				}
			}
		}
	}
	return first, sendsOn
}
