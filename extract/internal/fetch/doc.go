// Package fetch gets pages over HTTP. It is the one place of pith that opens a
// connection: extract.URL and package source go through it.
//
//	c := fetch.New(fetch.Options{Timeout: 10 * time.Second})
//	resp, err := c.Get(ctx, "https://example.org/story")
//
// The way of the data, a file each:
//
//	address   -> *url.URL    address.go: read leniently, http and https only
//	*url.URL  -> request     request.go: headers, credentials, cookies
//	request   -> answer      transport.go: name lookup, connection, TLS, proxy;
//	                         guard.go: which addresses may be connected to
//	answer    -> next URL    redirect.go: up to 10 redirects, then again from request
//	answer    -> []byte      body.go: status, type and size checked, body read to its end
//	any error -> its code    errors.go: what went wrong, for a person and for the record
//
// fetch.go drives them. A Response's body is as it came over the wire:
// Content-Encoding is left for page.Decode to undo, with its own limits.
//
// # What may be relied on
//
//   - Time: one clock runs for the whole Get: lookup, connection, redirects, body.
//   - Size: a header is at most 1 MB, a body at most Options.MaxBytes.
//   - A body that lacks its end is an error, never a shorter page. A server that
//     announces neither length nor chunks can't be checked.
//   - Cookies that a server sets live for one Get and its redirects.
//   - Credentials (Options.Header's Authorization and Cookie, and user:password
//     in the address) go to the server that was asked and to no other, wherever
//     it redirects to.
//   - What a stranger names (Options.PublicOnly), and where a public address
//     redirects to, is not fetched from an address that is not public, however it is
//     written. Through a proxy only the host as it is written can be judged.
//   - Errors are of type *article.Error, and keep their cause for errors.Is and
//     errors.As. Their messages are clean of control characters.
//
// It follows redirects only. What a page names (meta refresh, canonical, next
// page) is for the caller to decide on. Retries and delays are the caller's, too:
// StatusError holds what is needed for them.
package fetch
