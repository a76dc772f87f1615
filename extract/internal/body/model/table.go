package model

const (
	tokenColumns  = 16
	textColumns   = 11
	secondColumns = 44
)
