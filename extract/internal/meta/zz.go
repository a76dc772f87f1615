package meta
var testW map[string]int
