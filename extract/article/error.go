package article

import (
	"fmt"
	"runtime/debug"
)

// Code classifies a failure; it stands in the record as error.code.
type Code string

const (
	CodeUsage          Code = "usage"           // the input is not something pith reads
	CodeNotFound       Code = "not_found"       // no such file
	CodeIO             Code = "io"              // reading failed
	CodeNotHTML        Code = "not_html"        // the bytes are something else
	CodeTooLarge       Code = "too_large"       // over a limit on bytes
	CodeTooComplex     Code = "too_complex"     // over a limit on nodes or depth
	CodeTimeout        Code = "timeout"         // over a limit on time
	CodeDNS            Code = "dns"             // the host name does not resolve
	CodeConnect        Code = "connect"         // no connection, or it broke
	CodeTLS            Code = "tls"             // the certificate or handshake is bad
	CodeHTTPStatus     Code = "http_status"     // the server answered with a failure
	CodeTruncated      Code = "truncated"       // the data end too early
	CodeRedirect       Code = "redirect"        // too many redirects, or a bad one
	CodeBlockedAddress Code = "blocked_address" // an address that is not to be fetched
	CodeBadEncoding    Code = "bad_encoding"    // the compression or character set is broken
	CodeInternal       Code = "internal"        // a fault of pith
)

// An Error is a failure with its code. Extract's errors are of this type; match
// the cause with errors.Is and errors.As, which look through it.
type Error struct {
	Code    Code
	Message string // what happened to what, for a person; without the input's name
	Err     error  // the cause; may be nil
}

func (e *Error) Error() string { return e.Message }

func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error. As with fmt.Errorf, %w names the cause.
func Errorf(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	u, _ := err.(interface{ Unwrap() error })
	e := &Error{Code: code, Message: err.Error()}
	if u != nil {
		e.Err = u.Unwrap()
	}
	return e
}

// Fault makes an Error of what a panic was about, with CodeInternal. Its cause ends
// with the stack of the goroutine that recovers.
func Fault(panicked any) *Error {
	return &Error{Code: CodeInternal, Message: fmt.Sprintf("a fault of pith: %v", panicked), Err: fmt.Errorf("%v\n%s", panicked, debug.Stack())}
}
