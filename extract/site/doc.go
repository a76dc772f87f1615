// Package site holds site rules: what somebody wrote down about the pages of one
// domain, so that they come out right where an engine that knows nothing of the
// site would err.
//
// A rule is a YAML file whose name is the domain that it serves, with all its
// subdomains: almayadeen.net.yaml is for english.almayadeen.net too. The longest
// name wins, and no other file is read. [Set.Lookup] finds the rule for a host;
// [Rule.Apply] runs it on a page: the nodes that are the body become marks, the
// fields' selectors become values.
//
//	set.go       which file serves a host; folders, the built-in rules
//	yaml.go      a file -> Rule, with the line of each part
//	rule.go      Rule, and Apply: page -> marks and values
//	selector.go  css, xpath, meta and script selectors on the flat table
//	navigator.go the table as the xpath library walks it
//	jsonpath.go  paths into a script's JSON
//
// # The format
//
//	body:                           # the first that matches is the body
//	  - css: article .text          # several nodes are joined in order
//	  - xpath: //div[@id="main"]
//	remove:                         # out of the body; all of them
//	  - css: .teaser
//	    why: links to other articles
//	title:                          # and any other field: the first that gives something
//	  - meta: og:title              # a meta tag's content
//	  - script: "#page-data"        # a script that holds JSON, and a path into it
//	    path: article.titles[kind=long].text
//	tags:
//	  - css: .tags a
//	  - meta: keywords
//	    split: ","                  # one value into several
//	same_as: example.org            # instead of all this: as that file
//
// A field that a rule does not name is found as on any page; so is the body where
// no selector of it matches.
package site
