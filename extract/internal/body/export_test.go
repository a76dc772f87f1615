package body

// ByReadability is for the benchmark of the whole, which subtracts it.
var ByReadability = byReadability
