package body

import (
	"slices"

	"github.com/seed-fabb886e/pith/extract/internal/page"
)

// What pages tell those who listen of a link, in a span that a style takes off the screen:
// "(opens in a new tab)".

// linkNotes are such notes, folded.
var linkNotes = []string{
	"opens in a new tab", "opens in new tab", "opens new tab", "opens a new tab", "opens in a new window", "opens in new window", "opens new window", "opens a new window",
	"opens in a new window or tab", "opens in a new tab or window", "new window", "external link", "link is external", "external site", "external website",
	"öffnet in neuem tab", "öffnet in neuem fenster", "öffnet in einem neuen tab", "öffnet in einem neuen fenster", "wird in neuem tab geöffnet", "wird in neuem fenster geöffnet",
	"wird in einem neuen tab geöffnet", "wird in einem neuen fenster geöffnet", "öffnet ein neues fenster", "öffnet neues fenster", "externer link", "link ist extern",
	"s ouvre dans un nouvel onglet", "ouvre un nouvel onglet", "nouvel onglet", "s ouvre dans une nouvelle fenêtre", "nouvelle fenêtre", "lien externe",
	"se abre en una nueva pestaña", "se abre en una pestaña nueva", "abre en nueva pestaña", "se abre en una nueva ventana", "se abre en una ventana nueva", "abre en nueva ventana", "enlace externo",
	"abre em uma nova aba", "abre em nova aba", "abre numa nova aba", "abre em uma nova janela", "abre em nova janela", "abre num novo separador",
	"si apre in una nuova scheda", "si apre in una nuova finestra", "apre in una nuova finestra", "link esterno", "collegamento esterno",
	"opent in een nieuw tabblad", "opent in nieuw tabblad", "opent in een nieuw venster", "opent in nieuw venster", "externe link",
	"öppnas i ny flik", "öppnas i nytt fönster", "extern länk", "åpnes i ny fane", "åpnes i nytt vindu", "åbner i ny fane", "åbner i nyt vindue", "eksternt link", "ekstern lenke",
	"avautuu uuteen välilehteen", "avautuu uuteen ikkunaan", "otwiera się w nowej karcie", "otwiera się w nowym oknie", "link zewnętrzny",
	"открывается в новой вкладке", "открывается в новом окне", "внешняя ссылка", "新しいタブで開く", "新しいタブで開きます", "新しいウィンドウで開く", "新しいウィンドウで開きます", "外部リンク", "새 창에서 열림", "새 창 열림",
}

// isLinkNote holds for a span inside a link, beside other words, that is one.
func isLinkNote(c *cleaner, i int32) bool {
	n := &c.p.Nodes[i]
	return n.Flags&page.InLink != 0 && c.keptIn(n.Parent) > c.keptIn(i) && slices.Contains(linkNotes, fold(c.p.Clean(i)))
}
