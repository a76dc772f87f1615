package site

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// validator compiles the schema of rule files.
func validator(t *testing.T) func(doc string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("rule.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("rule.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(doc string) error {
		t.Helper()
		data, err := yaml.YAMLToJSON([]byte(doc))
		if err != nil {
			t.Fatalf("%v in %s", err, doc)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return s.Validate(v)
	}
}

// TestSchemaKeys: schema and loader know the same keys.
func TestSchemaKeys(t *testing.T) {
	var s struct {
		Properties map[string]any
		Defs       map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &s); err != nil {
		t.Fatal(err)
	}
	keys := func(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
	if diff := cmp.Diff(KnownKeys(), keys(s.Properties)); diff != "" {
		t.Errorf("of a rule (-loader +schema):\n%s", diff)
	}
	selector := slices.Sorted(slices.Values(append(slices.Clone(Kinds), "attr", "path", "split", "why")))
	if diff := cmp.Diff(selector, keys(s.Defs["selector"].Properties)); diff != "" {
		t.Errorf("of a selector (-loader +schema):\n%s", diff)
	}
	version := slices.DeleteFunc(append(KnownKeys(), "when", "why"), func(key string) bool { return onlyTop[key] || key == "versions" })
	slices.Sort(version)
	if diff := cmp.Diff(version, keys(s.Defs["version"].Properties)); diff != "" {
		t.Errorf("of a version (-loader +schema):\n%s", diff)
	}
}

// TestSchemaAgrees: what one refuses for its structure, the other refuses, too.
func TestSchemaAgrees(t *testing.T) {
	validate := validator(t)
	good := []string{everything, "same_as: a.example\n", "hint: true\nremove_first: true\nlead_image: false\n",
		"tests:\n  - file: x\n    words: 300\n    has: one text\n", "next_page:\n  - css: a\n    if: //p\n",
		"versions:\n  - why: since 2024\n    when:\n      - css: p\n    remove:\n      - css: q\n"}
	files, _ := filepath.Glob("builtin/*.yaml")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		good = append(good, string(data))
	}
	for _, doc := range good {
		if _, err := Parse("x.yaml", []byte(doc)); err != nil {
			t.Errorf("the loader refuses: %v\n%s", err, doc)
		}
		if err := validate(doc); err != nil {
			t.Errorf("the schema refuses: %v\n%s", err, doc)
		}
	}
	for _, doc := range []string{
		"bodi:\n  - css: p\n", "body: article\n", "body:\n  - article\n", "body:\n  - css: p\n    wy: x\n", "body:\n  - why: x\n",
		"body:\n  - css: p\n    xpath: //p\n", "body:\n  - css: ''\n", "title:\n  - script: p\n", "title:\n  - css: p\n    path: x\n", "title:\n  - meta: x\n    attr: y\n",
		"clean: perhaps\n", "wrap:\n  - css: p\n", "move:\n  - css: p\n", "lazy_src:\n  - css: p\n", "drop_attributes:\n  - css: p\n", "replace:\n  - with: x\n",
		"replace:\n  - find: x\n    by: y\n", "tests:\n  - has: x\n", "tests:\n  - file: x\n    word: 3\n", "tests:\n  - file: x\n    words: some\n",
		"versions:\n  - title:\n      - css: h1\n", "versions:\n  - body:\n      - css: p\n    tests:\n      - file: x\n", "header: x\n", "remove:\n  - meta: x\n", "keep:\n  - css: p\n    attr: x\n", "unwrap:\n  - jsonld: A.b\n", "same_as:\n  - x\n",
	} {
		if _, err := Parse("x.yaml", []byte(doc)); err == nil {
			t.Errorf("the loader takes %q", doc)
		}
		if validate(doc) == nil {
			t.Errorf("the schema takes %q", doc)
		}
	}
}
