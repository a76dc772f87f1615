package batch
import ("testing";"context";"runtime";"fmt";"strings";"os";"github.com/seed-fabb886e/pith/extract/source";"github.com/seed-fabb886e/pith/extract/render";"io";"github.com/seed-fabb886e/pith/extract/article";"runtime/pprof")
func TestZZ(t *testing.T){
 var b strings.Builder
 for k:=range 10 { fmt.Fprintf(&b,"<p>Paragraph %d has a sentence that is long enough, with a comma or two, to be taken for prose by whoever reads it, and another.</p>",k)}
 r,w:=io.Pipe()
 go func(){ for i:=range 60000 { fmt.Fprintf(w,`{"id":%d,"html":"<html><head><title>Page %d</title><meta name=author content='A. Writer'></head><body><nav><a href=/>Home</a></nav><article><h1>Page %d</h1>%s<p>Page number %d it is and so on, with words.</p></article></body></html>"}`+"\n",i,i,i,b.String(),i)}; w.Close()}()
 n:=0
 var ms runtime.MemStats
 Run(context.Background(), source.List(r,"x"), Options{Jobs:2}, func(a *article.Article) error {
  render.WriteJSONL(io.Discard, render.NewRecord(a, render.Content{Markdown:true,Text:true}))
  n++
  if n%5000==0 || n==100 { runtime.GC(); runtime.GC(); runtime.ReadMemStats(&ms); t.Logf("%d heap %d kB, objects %d, sys %d kB, inuse %d stack %d other %d", n, ms.HeapAlloc/1024, ms.HeapObjects, ms.Sys/1024, ms.HeapInuse/1024, ms.StackInuse/1024, (ms.OtherSys+ms.GCSys+ms.MSpanSys+ms.MCacheSys+ms.BuckHashSys)/1024)
   f,_:=os.Create(fmt.Sprintf("/tmp/heap%d",n)); pprof.WriteHeapProfile(f); f.Close()
  }
  return nil })
}
