package worker

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// A Client is bench's end of a process that serves a subject.
type Client struct {
	cmd     *exec.Cmd
	tasks   io.WriteCloser
	out     *json.Encoder
	replies *json.Decoder
}

// Procs is what GOMAXPROCS is set to for the processes: 1, unless the environment
// says otherwise. The unit is what a page costs a core.
func Procs(getenv func(string) string) string {
	if v := getenv("GOMAXPROCS"); v != "" {
		return v
	}
	return "1"
}

// Start starts a process that serves. It ends with ctx at the latest.
func Start(ctx context.Context, program string, args ...string) (*Client, error) {
	c := &Client{cmd: exec.CommandContext(ctx, program, args...)}
	c.cmd.Stderr = os.Stderr
	c.cmd.Env = append(os.Environ(), "GOMAXPROCS="+Procs(os.Getenv))
	var err error
	if c.tasks, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	stdout, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out, c.replies = json.NewEncoder(c.tasks), json.NewDecoder(stdout)
	return c, c.cmd.Start()
}

// Run has the process run its subject on a page.
func (c *Client) Run(t Task) (r Reply, err error) {
	if err = c.out.Encode(t); err == nil {
		err = c.replies.Decode(&r)
	}
	if err != nil {
		return r, fmt.Errorf("%s: %s: no answer: %w", c.cmd, t.File, err)
	}
	return r, nil
}

// Close ends the process.
func (c *Client) Close() error {
	c.tasks.Close()
	return c.cmd.Wait()
}
