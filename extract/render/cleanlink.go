package render

import (
	"net/url"
	"strings"
)

// What an address tells a site about the way of its reader comes in two forms:
// parameters that no page needs, and services that count a click and redirect.
// The names are those of the services' own documentation and of two public lists,
// AdGuard's URL tracking filter and the ClearURLs rules, as far as they hold for
// every site and can not be taken for what a page asks for: no ref, source, cid
// or pk_id. Affiliate links stay: who sent a buyer is what they are made of.

// cleanLink takes what tracks readers out of an address, and leaves the rest byte
// for byte as it is.
func cleanLink(address string) string {
	const nested = 3 // wrappers in wrappers
	for range nested {
		inner := unwrap(address)
		if inner == "" {
			break
		}
		address = inner
	}
	rest, fragment, hasFragment := strings.Cut(address, "#")
	path, query, hasQuery := strings.Cut(rest, "?")
	if !hasQuery || strings.HasPrefix(rest, "mailto:") {
		return address
	}
	host, path, _ := splitHost(path)
	var kept []string
	dropped := false
	for param := range strings.SplitSeq(query, "&") {
		if isTracker(host, path, paramName(param)) {
			dropped = true
		} else {
			kept = append(kept, param)
		}
	}
	if !dropped {
		return address
	}
	clean := rest[:len(rest)-len(query)-1]
	if len(kept) > 0 {
		clean += "?" + strings.Join(kept, "&")
	}
	if hasFragment {
		clean += "#" + fragment
	}
	return clean
}

// splitHost parts an address into its host, in lower case and without www. and
// port, and its path. The host of a relative address is "".
func splitHost(address string) (host, path string, ok bool) {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return "", address, false
	}
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		rest, path = rest[:i], rest[i:]
	}
	host, _, _ = strings.Cut(rest, ":")
	return strings.TrimPrefix(strings.ToLower(host), "www."), path, true
}

// paramName is the name of a query's parameter in lower case. The amp; of an
// ampersand that was escaped twice is none of it.
func paramName(param string) string {
	name, _, _ := strings.Cut(param, "=")
	if strings.IndexByte(name, '%') >= 0 {
		if s, err := url.QueryUnescape(name); err == nil {
			name = s
		}
	}
	return strings.TrimPrefix(strings.ToLower(name), "amp;")
}

// isTracker reports whether a parameter tells of a reader and not of a page.
func isTracker(host, path, name string) bool {
	for _, prefix := range [...]string{"utm_", "itm_", "mtm_", "matomo_", "piwik_", "hsa_", "cm_mmc"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "fbclid", "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", // Facebook
		"gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid", // Google Ads
		"_ga", "_gl", "ga_source", "ga_medium", "ga_campaign", "ga_content", "ga_term", // Google Analytics
		"msclkid", "yclid", "ysclid", "_openstat", "twclid", "ttclid", "li_fat_id", "epik", // Microsoft, Yandex, X, TikTok, LinkedIn, Pinterest
		"igshid", "igsh", "ref_src", "ref_url", "__twitter_impression", // shared from Instagram and X
		"mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking", "mkt_tok", // Mailchimp, HubSpot, Marketo
		"vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "ml_subscriber", "ml_subscriber_hash", "_kx", // newsletters
		"bsft_clkid", "bsft_eid", "bsft_mid", "bsft_uid", "bsft_aaid", "bsft_ek", "ck_subscriber_id",
		"wt_mc", "wt_zmc", "wt.mc_id", "wt.mc_ev", "s_cid", "s_kwcid", "ef_id", "cmpid", "xtor", // Mapp, Webtrends, Adobe, AT Internet
		"pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid", "pk_vid", "pk_group", "pk_placement", // Matomo
		"at_medium", "at_campaign", "at_campaign_type", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "at_creation", // Piano
		"at_channel", "at_variant", "at_format", "at_network", "at_term", "at_platform", "at_emailtype", "at_send_date", "at_recipient_id",
		"at_link_id", "at_link_origin", "at_link_type", "at_ptr_name", "at_bbc_team",
		"ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee", // comScore
		"_branch_match_id", "_branch_referrer", "guccounter", "guce_referrer", "guce_referrer_sig", "rb_clickid", "wickedid", "irclickid", "irgwc":
		return true
	case "si": // who shared it
		return host == "youtu.be" || host == "youtube.com" || host == "music.youtube.com" || host == "open.spotify.com"
	case "s", "t":
		return (host == "twitter.com" || host == "x.com" || host == "mobile.twitter.com") && strings.Contains(path, "/status/")
	}
	return false
}

// unwrap returns the address that a counting service redirects to, "" if address
// is none of such a service or what it holds is no plain web address.
func unwrap(address string) string {
	rest, fragment, hasFragment := strings.Cut(address, "#")
	rest, query, _ := strings.Cut(rest, "?")
	if query == "" {
		return ""
	}
	host, path, ok := splitHost(rest)
	if !ok {
		return ""
	}
	for _, name := range wrapped(host, path) {
		for param := range strings.SplitSeq(query, "&") {
			if paramName(param) != name {
				continue
			}
			_, value, _ := strings.Cut(param, "=")
			inner, err := url.QueryUnescape(value)
			if err != nil || !isPlainAddress(inner) {
				return ""
			}
			if hasFragment && !strings.Contains(inner, "#") {
				inner += "#" + fragment
			}
			return inner
		}
	}
	return ""
}

// wrapped names the parameters in which a counting service may hold the address
// that it redirects to; none for other sites.
func wrapped(host, path string) []string {
	switch host {
	case "l.facebook.com", "lm.facebook.com", "facebook.com":
		if path == "/l.php" {
			return []string{"u"}
		}
	case "l.instagram.com", "l.messenger.com", "l.threads.net", "l.threads.com":
		return []string{"u"}
	case "out.reddit.com", "exit.sc", "gate.sc":
		return []string{"url"}
	case "t.umblr.com":
		if path == "/redirect" {
			return []string{"z"}
		}
	case "youtube.com":
		if path == "/redirect" {
			return []string{"q"}
		}
	case "vk.com", "m.vk.com", "away.vk.com":
		if path == "/away.php" {
			return []string{"to"}
		}
	case "steamcommunity.com":
		if path == "/linkfilter/" {
			return []string{"url", "u"}
		}
	case "slack-redir.net":
		if path == "/link" {
			return []string{"url"}
		}
	case "duckduckgo.com":
		if path == "/l/" {
			return []string{"uddg"}
		}
	case "link.zhihu.com", "link.juejin.cn":
		return []string{"target"}
	}
	switch {
	case path == "/url" && isGoogle(host):
		return []string{"q", "url"}
	case strings.HasSuffix(host, ".safelinks.protection.outlook.com"):
		return []string{"url"}
	}
	return nil
}

// isGoogle reports whether a host is one of Google's search: google.com,
// google.de, google.co.uk.
func isGoogle(host string) bool {
	country, ok := strings.CutPrefix(host, "google.")
	if !ok {
		return false
	}
	for _, second := range [...]string{"com.", "co."} {
		if short, ok := strings.CutPrefix(country, second); ok {
			country = short
			break
		}
	}
	return country == "com" || len(country) == 2 && country[0] != '.' && country[1] != '.'
}

// isPlainAddress reports whether s is an address of the web that needs no repair
// and names no user.
func isPlainAddress(s string) bool {
	for _, r := range s {
		if r <= ' ' || r == '"' || r == '<' || r == '>' || r == '\\' || r == '\ufffd' || isControl(r) {
			return false
		}
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}
