package lang

// A list is the commonest words of a language. Running text has them, menus don't.
type list struct{ tag, words string }

// common are those that the learned model of blocks counts: to change one of these is to
// train it anew.
var common = []list{
	{"en", `the of and to a in is that it was for on are as with his they at be this from have or by one had not but what all were we
when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him
into has more no way could my than been who its now did get i you he our me us because also after only over most`},
	{"de", `der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am
sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wenn können ich wir ihr`},
	{"es", `de la que el en y los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me
hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos`},
	{"fr", `le les des et est une du dans qui pas au sur plus ce avec sont ont par cette mais nous vous ils elle été leur ses aux ces son être fait comme tout`},
	{"it", `di il che è per non sono da ha con si dei nel alla più anche della gli come ma nella delle`},
	{"pt", `o os em uma não na mais dos das foi ao ele tem seu sua ou ser já está eu pelo pela até isso`},
	{"nl", `het een van ik te dat die niet zijn op aan met voor er maar om hem dan zou wat mijn men dit zo door over ze ook tot je bij`},
	{"sv", `och att det som på är av för med den till inte om ett han men var jag sig från vi så kan när ska`},
	{"da", `og i er til af at de ikke den har jeg var et som`},
	{"pl", `w na z do się nie to jest że o jak po ale od za co przez tak już być tego`},
	{"ru", `и в не на я что с он как это по но они мы к у из за то все так его же от был о бы для она вы при или`},
	{"uk", `і у з що та до не на як за він від`},
	{"tr", `ve bir bu da de için ile çok daha olarak gibi olan ne var kadar sonra ama`},
	{"ar", `في من على إلى عن أن التي الذي مع هذا هذه ما كان لا و أو كما بعد قد كل بين`},
	{"he", `את של על לא זה הוא היא עם כי גם או אם`},
	{"fa", `در به از که این را با است برای آن یک تا`},
	{"hi", `के में की है से को का और पर ने कि यह हैं`},
	{"id", `yang dan di dari untuk dengan pada tidak ini itu dalam akan`},
	{"hu", `és a az hogy nem is egy de ez volt`},
	{"fi", `ja on ei se että oli hän joka mutta`},
	{"el", `και το να του η της με που για την από είναι οι`},
	{"ro", `și în de la pe cu care nu o din este mai un să`},
}

// more are words and languages that only Detect knows.
var more = []list{
	{"da", `og i er til af at de ikke den har jeg var et som det en på med for der blev efter også hvad nogle meget være gør sig mellem hvor kan skal fra men om han vi man mod når ved denne disse bliver`},
	{"nb", `og i er til av at de ikke den har jeg var et som det en på med for ble etter også hva noen veldig være gjør seg mellom hvor kan skal fra men om han vi man mot når ved denne disse blir`},
	{"sv", `den det en ett i på och att är som för med av till inte om har de kan vi men så var från eller när efter också blir mer man`},
	{"fr", `le la les un une de du des en et à est il elle que qui dans pour ne se ce`},
	{"it", `la le lo i gli un una di a e in che si su con dal dalla nel sul ma anche più sono è questo questa`},
	{"ro", `a fost fi sunt ce pentru mai care el ea lui ei ca pe prin dar sau și unei unui această acest după fără`},
	{"hu", `és hogy nem is egy az meg már csak még ez volt de mint vagy ha lehet kell után szerint azt ezt minden`},
	{"fi", `ja on ei se että oli hän joka mutta ovat myös kun niin tai jos sekä mukaan vuoden sen ole voi jo kuin nyt`},
	{"id", `yang dan di dari untuk dengan pada tidak ini itu dalam akan adalah juga ke oleh sebagai telah bisa kami mereka karena saat lebih`},
	{"tr", `ve bir bu da de için ile çok daha olarak gibi olan ne var kadar sonra ama değil olduğu diye en ya her`},
	{"pt", `de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está também só pelo pela até isso ela entre depois sem mesmo aos`},
	{"nl", `de het een van en in is dat te op voor met zijn die niet aan er om ook als maar bij naar uit worden wordt`},
	{"af", `die en van het in is nie te wat om met vir hy sy dat op was word aan by ek ons hulle kan sal deur ook`},
	{"ca", `de la i a el que en els les per un amb una no es del al com més va és són ha seva aquest aquesta també però entre`},
	{"gl", `de a e o que en do da os un as unha por para con non se no na é máis como foi ao pola polo esta este tamén`},
	{"cs", `a v se na je že s z do o to i pro za by ale jak po ve jsou od jako které který však nebo při jeho aby až také jen bude`},
	{"sk", `a v sa na je že s z do o to aj pre za by ale ako po vo sú od ktoré ktorý však alebo pri jeho aby až tiež len bude`},
	{"sl", `in je v se na da so za z ki pa bi tudi ni po kot od ali še o do pri to ga bo smo lahko iz med`},
	{"hr", `i u je se na da za su od s o ne a kao koji koja to ili što nije bi će iz sve biti ali samo kako prema nakon`},
	{"bg", `на и да за се от в с е не ще като по са до че това или към след който която който бе има но при`},
	{"sr", `и у је се на да за су од са о не а као који која то или што није би ће из све бити али само како према након`},
	{"lt", `ir kad yra į su iš tai bet buvo kaip apie nuo jis ar taip per prie savo šis jau tik po arba bei dėl`},
	{"lv", `un ir ka no ar par uz lai bet kas arī tas tika šo kā pēc vai gan jau pie viņš kuru būs tiek savu`},
	{"et", `ja on ei et see oli kui ka mis aga oma ning või juba seda ta selle nii üle välja kes ainult pärast`},
	{"is", `og að í er á sem en við það var um ekki til með af hann fyrir hefur þar þeim eru sé hafa eftir upp`},
	{"sw", `na ya wa kwa ni katika la za cha kuwa hiyo huo hii hilo alisema pia lakini baada watu kama kutoka hadi`},
	{"tl", `ang ng sa na mga ay at ni si para hindi ito kay nang may kung niya ko mo din rin ayon pero lang`},
	{"vi", `và của là có trong cho được không với các một người này những đã khi đến từ để tại như nhiều về sẽ năm cũng`},
	{"ur", `کے کی میں ہے اور سے کا کو پر نے کہ یہ ہیں اس بھی نہیں کر تو ہو جو گیا تھا ان ایک`},
	{"fa", `در به از که این را با است برای آن یک تا می شود های و بر شد خود نیز هم کرد اما`},
	{"ar", `في من على إلى عن أن التي الذي مع هذا هذه ما كان لا و أو كما بعد قد كل بين ذلك وقد كانت لم هو هي خلال قال`},
	{"pl", `i oraz dla są który która które którzy jego jej ich przy także tylko może jednak nad pod bez czy lub aby gdy był była było były będzie więc podczas między ten ta te tym tych której którego`},
	{"tr", `ise göre bunun olduğunu bunu kendi tarafından üzerine olması iki ilk yeni söyledi dedi önce hem şu mi mı ki ancak şekilde arasında üzerinden büyük o onu`},
	{"fi", `olisi ollut kanssa jossa jota joita hänen heidän sitä tämä tämän niitä siitä kuten vain jälkeen vielä kuitenkin koska mitä miten aina olla tulee he me`},
	{"ru", `для при также года году которые который которая было были был будет может этом этого этой это только после через более между если или об во со их под без того том тем чтобы уже когда`},
	{"uk", `й в це є для його про але або також які який яка цього під час було буде може після через якщо вони їх вже при`},
}
