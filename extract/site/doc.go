// Package site holds site rules: what somebody wrote down about the pages of one
// domain, so that they come out right where an engine that knows nothing of the
// site would err.
//
// A rule is a file whose name is the domain that it serves. Two formats become one
// [Rule]: pith's own YAML (DOMAIN.yaml, for a domain and all below it) and that of
// Full-Text RSS (DOMAIN.txt, .DOMAIN.txt and global.txt), of which the world keeps
// 2,040 files. docs/rules.md says what either can say. [Set.Lookup] finds the rule for
// a host and reads no other; [Rewrite] does its replacements on the text of a page,
// [Rule.Apply] runs it on the parsed page: the nodes that are the body become marks,
// the fields' selectors become values; [Rule.FollowLink] finds the article's other pages.
//
//	set.go       which file serves a host; folders, the built-in rules
//	files.go     what a file's name says; reading one file
//	rule.go      Rule and its parts; what is wrong with a file (Problem)
//	yaml.go      YAML -> Rule, with the line of each part; yamlparts.go its lists
//	ftr.go       the FTR format -> Rule
//	write.go     Rule -> YAML; schema.go what editors take
//	page.go      replacements before parsing, and links to other pages
//	apply.go     Apply: page -> body, removals and values
//	edit.go      what a rule does to a copy of the tree
//	selector.go  the kinds of selectors, on the flat table
//	named.go     ids and classes;  data.go JSON-LD and state;  jsonpath.go paths into them
//	navigator.go the table as the xpath library walks it, without what is out of the page
//
// # What comes in which order
//
// Replacements in the text; the page is parsed; the design's version is picked; fields
// are read; wraps, moves and the like; removals; attributes go; the body is
// looked for. Of a rule that removes first (all of the FTR format do) each removal
// and the body selectors see what the removals before them left, and removals by id,
// class or address come last and never take what holds the body. Of others every
// selector sees the whole page.
//
// A rule of the FTR format is a hint: package body compares what it chose with what
// the model finds, and package meta gives its title and date a vote.
package site
