package model

import (
	"strings"
	"sync"
)

// stopWords are the commonest words of some languages: running text has them,
// menus don't.
const stopWords = `the of and to a in is that it was for on are as with his they at be this from have or by one had not but what all were we
when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him
into has more no way could my than been who its now did get i you he our me us because also after only over most
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am
sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wenn können ich wir ihr
de la que el en y los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me
hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos
le les des et est une du dans qui pas au sur plus ce avec sont ont par cette mais nous vous ils elle été leur ses aux ces son être fait comme tout
di il che è per non sono da ha con si dei nel alla più anche della gli come ma nella delle
o os em uma não na mais dos das foi ao ele tem seu sua ou ser já está eu pelo pela até isso
het een van ik te dat die niet zijn op aan met voor er maar om hem dan zou wat mijn men dit zo door over ze ook tot je bij
och att det som på är av för med den till inte om ett han men var jag sig från vi så kan när ska
og i er til af at de ikke den har jeg var et som
w na z do się nie to jest że o jak po ale od za co przez tak już być tego
и в не на я что с он как это по но они мы к у из за то все так его же от был о бы для она вы при или
і у з що та до не на як за він від
ve bir bu da de için ile çok daha olarak gibi olan ne var kadar sonra ama
في من على إلى عن أن التي الذي مع هذا هذه ما كان لا و أو كما بعد قد كل بين
את של על לא זה הוא היא עם כי גם או אם
در به از که این را با است برای آن یک تا
के में की है से को का और पर ने कि यह हैं
yang dan di dari untuk dengan pada tidak ini itu dalam akan
és a az hogy nem is egy de ez volt
ja on ei se että oli hän joka mutta
και το να του η της με που για την από είναι οι
și în de la pe cu care nu o din este mai un să`

var stops = sync.OnceValue(func() *[8192]uint64 {
	var set [8192]uint64
	for _, w := range strings.Fields(stopWords) {
		for _, h := range Words(nil, w) {
			h *= 0x9e3779b1
			set[h>>19] |= 1 << (h >> 13 & 63)
		}
	}
	return &set
})

// countStops counts the commonest words; a letter of a script without spaces is
// taken for one now and then, since words there are not parted.
func countStops(hashes []uint32) (n int32) {
	set := stops()
	for _, h := range hashes {
		h *= 0x9e3779b1
		n += int32(set[h>>19] >> (h >> 13 & 63) & 1)
	}
	return n
}
