// Command train learns the model of package model from labelled pages:
//
//	go run ./extract/internal/body/train -out DIR MANIFEST...
//
// The way of the data:
//
//	corpus.go   manifests -> samples: pages as sheets of columns, dealt into folds
//	align.go    a label's text -> a verdict on each block of the page
//	tables.go   the two learned tables, without the folds that must not be in them
//	rows.go     the rows filled, and a sum that tells whether they are the same
//	fit.go      rows -> trees, by XGBoost in fit.py
//	trainer.go  the passes, fold by fold, and the files
//	card.go     what the model was made of, and its figures
//	curve.go    -curve: F1, size and time by number and depth of trees; cost.go
//	            -cost: what each stage costs on the pages
//
// docs/model.md says what comes out. Needs Debian's python3-xgboost.
package main
