package site

import _ "embed"

//go:embed rule.schema.json
var schema []byte

// Schema is the JSON Schema (2020-12) of rule files in pith's own format, for editors:
// they mark what the loader would refuse.
func Schema() []byte { return schema }
