package fetch

import (
	"context"
	"math"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"golang.org/x/net/publicsuffix" // where one site's cookies end

	"github.com/seed-fabb886e/pith/extract/article"
)

const (
	defaultTimeout   = 30 * time.Second
	defaultMaxBytes  = 100_000_000
	defaultUserAgent = "pith/" + article.Version + " (+https://github.com/seed-fabb886e/pith)"
)

// Options say how pages are got. The zero value of a field means its default.
type Options struct {
	Timeout   time.Duration // for a whole Get, redirects and body included; default 30 s
	MaxBytes  int64         // of the body as it comes over the wire; default 100 MB
	UserAgent string        // default "pith/VERSION (+address of the project)"

	// Header is added to each request and replaces what pith would send under
	// the same name. After a redirect to another server, Authorization, Cookie
	// and Host are left out.
	Header http.Header

	// PublicOnly refuses addresses that are loopback, link-local, private or otherwise
	// special, at the first request and at each redirect: for what strangers name.
	// Without it the first address is trusted, and a public one may only redirect to
	// public ones.
	PublicOnly bool

	AllowPrivate bool // redirects may lead anywhere
}

// A Client gets pages. It keeps connections open for the next Get; nothing else
// passes from one Get to another. The zero value is ready to use, with default
// options. A Client may be used by several goroutines at once.
type Client struct {
	opts    Options
	once    sync.Once
	open    *http.Transport
	guarded *http.Transport       // connects to public addresses alone
	public  func(netip.Addr) bool // isPublic, but for tests
	named   bool                  // by Options.UserAgent
}

// New makes a Client.
func New(opts Options) *Client {
	opts.Header = opts.Header.Clone()
	return &Client{opts: opts}
}

// setup fills in the defaults and the transport, once.
func (c *Client) setup() {
	c.once.Do(func() {
		if c.opts.Timeout <= 0 {
			c.opts.Timeout = defaultTimeout
		}
		if c.opts.MaxBytes <= 0 {
			c.opts.MaxBytes = defaultMaxBytes
		}
		c.opts.MaxBytes = min(c.opts.MaxBytes, math.MaxInt64-1) // one more is read to see that it is there
		c.named = c.opts.UserAgent != ""
		if !c.named {
			c.opts.UserAgent = defaultUserAgent
		}
		if c.public == nil {
			c.public = isPublic
		}
		c.open, c.guarded = newTransport(), newTransport()
		c.guarded.Proxy = nil // asked by way
		c.guarded.DialContext = (&net.Dialer{ControlContext: refusePrivate(c.public)}).DialContext
	})
}

// CloseIdleConnections closes the connections that were kept for a next Get.
func (c *Client) CloseIdleConnections() {
	c.setup()
	c.open.CloseIdleConnections()
	c.guarded.CloseIdleConnections()
}

// A Response is a page as a server gave it.
type Response struct {
	// URL is the page's address after redirects, without user and password. It
	// has the fragment of the last Location that named one, else of the address
	// that was asked for.
	URL    string
	Status int // 200 to 299
	Header http.Header
	Body   []byte // still compressed, if Header has a Content-Encoding; may be empty
	Public bool   // it came from a public address, as far as that can be known
}

// A Request is an address, and how it is to be asked for beyond what Options say.
type Request struct {
	Address    string
	Header     http.Header // added to the first server's requests, below what Options.Header says
	PublicOnly bool        // as in Options, for what a page names
}

// Get gets a page, following redirects. The address must be http or https. An
// answer outside 2xx, one that is plainly not HTML, and a body that is too large
// or lacks its end are errors. When ctx ends first, the error wraps ctx.Err().
func (c *Client) Get(ctx context.Context, address string) (*Response, error) {
	return c.Do(ctx, Request{Address: address})
}

// Do is Get for a request that says more than an address.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) {
	c.setup()
	u, err := parseAddress(r.Address, nil)
	if err != nil {
		return nil, fail(article.CodeUsage, err, "%s", reason(err))
	}
	limit := c.opts.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		limit = max(min(limit, time.Until(deadline)), 0)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // its error is always nil

	v := &visit{client: c, header: r.Header, guarded: c.opts.PublicOnly || r.PublicOnly && !c.opts.AllowPrivate, ctx: ctx, limit: limit, jar: jar, path: []*url.URL{u}}
	resp, ferr := v.run()
	if ferr != nil {
		if len(v.path) > 1 {
			ferr.Message += " (redirected to " + show(v.here().Redacted()) + ")"
		}
		return nil, ferr
	}
	resp.Public = v.guarded
	return resp, nil
}

// A visit is one Get under way.
type visit struct {
	client  *Client
	header  http.Header // of this visit's request
	guarded bool        // only public addresses may be asked from here on
	ctx     context.Context
	limit   time.Duration // what ctx allows
	jar     http.CookieJar
	path    []*url.URL // the addresses asked: the caller's, and where redirects led
}

// here is the address that is being asked.
func (v *visit) here() *url.URL { return v.path[len(v.path)-1] }

func (v *visit) run() (*Response, *article.Error) {
	for {
		resp, ferr := v.ask()
		if ferr != nil {
			return nil, ferr
		}
		if !redirects(resp) {
			return v.read(resp)
		}
		next, ferr := v.next(resp)
		discard(resp)
		if ferr != nil {
			return nil, ferr
		}
		v.path = append(v.path, next)
	}
}
