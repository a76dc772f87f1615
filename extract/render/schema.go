package render

import _ "embed"

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (2020-12) of the record. It is closed, so that
// it catches a misspelt key; a reader of records should expect further keys,
// which pith/1 may still get.
func Schema() []byte {
	return []byte(schema)
}
