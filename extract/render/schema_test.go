package render

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/seed-fabb886e/pith/extract/article"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("pith.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("pith.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON returns a record as the schema's validator takes it.
func asJSON(t *testing.T, r Record) map[string]any {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSONL(&b, r); err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	return v.(map[string]any)
}

func TestRecordsAreValid(t *testing.T) {
	schema := compileSchema(t)
	check := func(a *article.Article, c Content) {
		if err := schema.Validate(asJSON(t, NewRecord(a, c))); err != nil {
			t.Errorf("%s: %v", a.Status, err)
		}
	}
	all := Content{Markdown: true, Text: true, HTML: true}
	check(fullArticle(t), all)
	check(fullArticle(t), Content{})
	for _, s := range []article.Status{
		article.StatusOK, article.StatusNotArticle, article.StatusPaywalled,
		article.StatusEmpty, article.StatusConsentWall, article.StatusJSShell,
	} {
		check(&article.Article{Status: s, Body: parse(t, "<p>a</p>")}, all)
		check(&article.Article{Status: s}, all)
	}
	for _, code := range []article.Code{
		article.CodeUsage, article.CodeNotFound, article.CodeIO, article.CodeNotHTML, article.CodeTooLarge, article.CodeTooComplex,
		article.CodeTimeout, article.CodeDNS, article.CodeConnect, article.CodeTLS, article.CodeHTTPStatus, article.CodeTruncated,
		article.CodeRedirect, article.CodeBlockedAddress, article.CodeBadEncoding, article.CodeInternal,
	} {
		check(&article.Article{Status: article.StatusError, Err: article.Errorf(code, "x")}, all)
	}
	for _, date := range []string{"2024-09-21", "2024-09-21T09:10:00", "2024-09-21T09:10:00Z", "2024-09-21T09:10:00-03:30"} {
		check(&article.Article{Status: article.StatusOK, DatePublished: date}, all)
	}
}

func TestSchemaCatchesFaults(t *testing.T) {
	schema := compileSchema(t)
	tests := []struct {
		name   string
		change func(record map[string]any)
	}{
		{"unknown key", func(r map[string]any) { r["titel"] = "x" }},
		{"missing key", func(r map[string]any) { delete(r, "title") }},
		{"empty string for null", func(r map[string]any) { r["title"] = "" }},
		{"null for a list", func(r map[string]any) { r["tags"] = nil }},
		{"unknown status", func(r map[string]any) { r["status"] = "fine" }},
		{"unknown page type", func(r map[string]any) { r["page_type"] = "news" }},
		{"unknown engine", func(r map[string]any) { r["extraction"].(map[string]any)["engine"] = "magic" }},
		{"date in words", func(r map[string]any) { r["date_published"] = "21 Sep 2024" }},
		{"date without seconds", func(r map[string]any) { r["date_published"] = "2024-09-21T09:10" }},
		{"error with status ok", func(r map[string]any) { r["error"] = map[string]any{"code": "io", "message": "x"} }},
		{"status error without error", func(r map[string]any) { r["status"] = "error" }},
		{"content of an empty page", func(r map[string]any) { r["status"] = "empty" }},
		{"width of an unknown image", func(r map[string]any) { r["image"].(map[string]any)["width"] = 0 }},
	}
	for _, test := range tests {
		record := asJSON(t, NewRecord(fullArticle(t), Content{Text: true}))
		test.change(record)
		if schema.Validate(record) == nil {
			t.Errorf("%s: valid", test.name)
		}
	}
}

// The schema's keys are the struct's, in its order.
func TestSchemaHasTheKeysOfRecord(t *testing.T) {
	var doc struct {
		Properties orderedKeys
		Required   []string
		Defs       struct {
			Image struct{ Properties orderedKeys }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &doc); err != nil {
		t.Fatal(err)
	}
	want := keysOf(reflect.TypeFor[Record]())
	if diff := cmp.Diff(want, []string(doc.Properties)); diff != "" {
		t.Errorf("properties (-struct +schema):\n%s", diff)
	}
	if diff := cmp.Diff(want, doc.Required); diff != "" {
		t.Errorf("required (-struct +schema):\n%s", diff)
	}
	if diff := cmp.Diff(keysOf(reflect.TypeFor[Image]()), []string(doc.Defs.Image.Properties)); diff != "" {
		t.Errorf("image (-struct +schema):\n%s", diff)
	}
}

// orderedKeys are the keys of a JSON object in their order.
type orderedKeys []string

func (k *orderedKeys) UnmarshalJSON(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		*k = append(*k, key.(string))
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
	}
	return nil
}

func keysOf(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		keys = append(keys, key)
	}
	return keys
}
