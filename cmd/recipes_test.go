package cmd

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestRecipes takes the files for GitHub and GitLab out of docs/fixtures.md and runs
// their commands as the runners do, in a folder with rules and a fixture: they pass, and
// fail once the article is another, with an annotation, and a report to show. pith is
// installed from here, since nothing else can be.
func TestRecipes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the runners' shell is bash")
	}
	bin := t.TempDir()
	var workflow struct {
		Jobs struct {
			Articles struct {
				Steps []struct{ Run string }
			}
		}
	}
	recipe(t, ".github/workflows/articles.yml", &workflow)
	var github []string
	for _, step := range workflow.Jobs.Articles.Steps {
		if step.Run != "" {
			github = append(github, step.Run)
		}
	}
	var pipeline struct {
		Articles struct {
			Script    []string
			Artifacts struct {
				When    string
				Reports struct{ Junit string }
			}
		}
	}
	recipe(t, ".gitlab-ci.yml", &pipeline)
	if pipeline.Articles.Artifacts.When != "always" {
		t.Error("GitLab keeps no report of a failed job")
	}

	page, err := filepath.Abs("../testdata/pages/news-en.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		steps  []string
		report string // "" for what is written
		want   string // of an article that differs
	}{
		{"GitHub", github, "", "::error file=testdata/fixtures/news-en/article.md,line="},
		{"GitLab", pipeline.Articles.Script, pipeline.Articles.Artifacts.Reports.Junit, "<failure "},
	} {
		t.Run(c.name, func(t *testing.T) {
			repo := t.TempDir()
			if err := os.Mkdir(filepath.Join(repo, "rules"), 0o777); err != nil {
				t.Fatal(err)
			}
			if out, err := job(bin, repo, []string{c.steps[0], "pith fixture add " + page}); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if out, err := job(bin, repo, c.steps); err != nil {
				t.Errorf("%v: %s", err, out)
			}
			article := filepath.Join(repo, "testdata/fixtures/news-en/article.md")
			saved, err := os.ReadFile(article)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(article, append(saved, "\nA paragraph more.\n"...), 0o666); err != nil {
				t.Fatal(err)
			}
			out, err := job(bin, repo, c.steps)
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 {
				t.Errorf("of another article: %v: %s", err, out)
			}
			if c.report != "" {
				data, err := os.ReadFile(filepath.Join(repo, c.report))
				if err != nil {
					t.Fatal(err)
				}
				out = string(data)
			}
			if !strings.Contains(out, c.want) {
				t.Errorf("no %s in %s", c.want, out)
			}
		})
	}
}

// recipe reads an indented YAML file of docs/fixtures.md; its name stands in a comment
// on its first line.
func recipe(t *testing.T, name string, into any) {
	t.Helper()
	docs, err := os.ReadFile("../docs/fixtures.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(docs), "    # "+name+"\n")
	if !ok {
		t.Fatalf("docs/fixtures.md has no %s", name)
	}
	var text strings.Builder
	for line := range strings.Lines(rest) {
		code, isCode := strings.CutPrefix(line, "    ")
		if !isCode {
			break
		}
		text.WriteString(code)
	}
	if err := yaml.Unmarshal([]byte(text.String()), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// job runs commands one after the other, until one fails. What it installs comes from
// this module.
func job(bin, repo string, commands []string) (out string, err error) {
	for _, command := range commands {
		c := exec.Command("bash", "-e", "-o", "pipefail", "-c", command)
		c.Dir = repo
		if install, ok := strings.CutPrefix(command, "go install "); ok {
			c = exec.Command("go", "install", strings.TrimSuffix(install, "@latest"))
		}
		c.Env = append(os.Environ(), "GOBIN="+bin, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
		more, err := c.CombinedOutput()
		if out += string(more); err != nil {
			return out, err
		}
	}
	return out, nil
}
