// Command pith extracts the article from a web page. See package cmd for its
// command line and package extract for the library.
package main

import (
	"os"

	"github.com/seed-fabb886e/pith/cmd"
)

func main() { os.Exit(cmd.Execute()) }
