package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"
)

const maxHeaderBytes = 1 << 20

// newTransport makes what connections run through: proxies from the
// environment, HTTP/2 where the server speaks it, connections kept for reuse.
// There are no timeouts here: the context of a Get bounds them all.
func newTransport() *http.Transport {
	dialer := &net.Dialer{}
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		OnProxyConnectResponse: checkProxy,
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true, // a DialContext of one's own turns it off
		DisableCompression:     true,
		MaxResponseHeaderBytes: maxHeaderBytes,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    16, // many pages of one site, several at once
		IdleConnTimeout:        30 * time.Second,
	}
}

// A proxyError is a proxy's refusal to connect.
type proxyError struct{ proxy, status string }

func (e *proxyError) Error() string { return fmt.Sprintf("proxy %s answered %s", e.proxy, e.status) }

func checkProxy(_ context.Context, proxy *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	return &proxyError{hostPort(proxy), statusText(resp.StatusCode)}
}
