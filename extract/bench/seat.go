package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/seed-fabb886e/pith/extract/bench/worker"
)

// A seat is a subject with the process that serves it.
type seat struct {
	name   string
	parts  []string
	client *worker.Client
}

// seats are all that are measured, and what there is to undo in the end.
type seats struct {
	list []seat
	undo []func() error
}

// take starts a process for each subject: this program again with --only, and
// the one in ./trafilatura, which is built first.
func (s *seats) take(ctx context.Context, quick bool) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, subject := range subjects(quick) {
		if err := s.sit(ctx, subject.Name, subject.Parts, self, "--only", subject.Name); err != nil {
			return err
		}
	}
	if quick {
		return nil
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	s.undo = append(s.undo, func() error { return os.RemoveAll(dir) })
	program := filepath.Join(dir, "trafilatura")
	out, err := exec.CommandContext(ctx, "go", "build", "-o", program, "./trafilatura").CombinedOutput()
	if err != nil {
		return fmt.Errorf("building ./trafilatura (bench is to be run in its own folder): %w\n%s", err, out)
	}
	return s.sit(ctx, trafilatura, []string{trafilatura}, program)
}

func (s *seats) sit(ctx context.Context, name string, parts []string, program string, args ...string) error {
	c, err := worker.Start(ctx, program, args...)
	if err != nil {
		return err
	}
	s.list = append(s.list, seat{name, parts, c})
	s.undo = append(s.undo, c.Close)
	return nil
}

// leave ends the processes that take started, and removes what it made.
func (s *seats) leave() (err error) {
	for i := len(s.undo) - 1; i >= 0; i-- {
		err = errors.Join(err, s.undo[i]())
	}
	return err
}

// subjects are those that this program serves itself; if quick, what the gate
// needs.
func subjects(quick bool) (list []worker.Subject) {
	for _, e := range engines {
		if !quick || e.Name == htmlParse || e.Name == pith {
			list = append(list, e)
		}
	}
	if !quick {
		list = append(list, modelAlone, stages)
	}
	return list
}

func subjectNamed(name string) (worker.Subject, error) {
	var names []string
	for _, s := range subjects(false) {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return worker.Subject{}, fmt.Errorf("no subject is named %q; there are %q", name, names)
}
