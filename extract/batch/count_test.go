package batch

import (
	"encoding/json"
	"testing"

	"github.com/seed-fabb886e/pith/extract/article"
)

func counted(articles ...*article.Article) *Count {
	c := &Count{}
	for _, a := range articles {
		c.Add(a)
	}
	return c
}

func times(n int, a *article.Article) []*article.Article {
	all := make([]*article.Article, n)
	for i := range all {
		all[i] = a
	}
	return all
}

func status(s article.Status) *article.Article { return &article.Article{Status: s} }

func failed(code article.Code) *article.Article {
	return &article.Article{Status: article.StatusError, Err: &article.Error{Code: code}}
}

func stopped(c *Count) *Count {
	c.Stopped = true
	return c
}

func TestCountString(t *testing.T) {
	for _, test := range []struct {
		count *Count
		want  string
	}{
		{counted(), "0 inputs"},
		{counted(status(article.StatusOK)), "1 input: 1 ok"},
		{counted(failed(article.CodeIO)), "1 input: 1 error (1 io)"},
		{
			counted(append(times(3, status(article.StatusOK)), status(article.StatusPaywalled), status(article.StatusEmpty))...),
			"5 inputs: 3 ok, 1 empty, 1 paywalled",
		},
		// The errors stand beside what they are, however many they are.
		{
			counted(append(times(3, failed(article.CodeTimeout)), failed(article.CodeNotFound), failed(article.CodeDNS), status(article.StatusOK), status(article.StatusEmpty))...),
			"7 inputs: 1 empty, 1 ok, 5 error (3 timeout, 1 dns, 1 not_found)",
		},
		{stopped(counted()), "0 inputs; stopped before the end"},
		{stopped(counted(failed(article.CodeIO))), "1 input: 1 error (1 io); stopped before the end"},
	} {
		for range 20 { // maps come in any order
			if got := test.count.String(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		}
	}
}

// TestCountJSON: what --summary writes.
func TestCountJSON(t *testing.T) {
	warned := status(article.StatusOK)
	warned.Warnings = []string{"one", "two"}
	for _, test := range []struct {
		count *Count
		want  string
	}{
		{
			counted(warned, status(article.StatusOK), failed(article.CodeIO)),
			`{"inputs":3,"statuses":{"error":1,"ok":2},"errors":{"io":1},"warnings":1,"stopped":false}`,
		},
		{stopped(counted()), `{"inputs":0,"statuses":{},"errors":{},"warnings":0,"stopped":true}`},
	} {
		data, err := json.Marshal(test.count)
		if err != nil || string(data) != test.want {
			t.Errorf("%s, want %s (error %v)", data, test.want, err)
		}
	}
}
