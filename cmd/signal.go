package cmd

import (
	"context"
	"os"
	"syscall"
	"time"
)

// grace is how long an ended command may take to clean up. A write that nobody
// reads, or a read that nothing interrupts, could hold it for ever.
const grace = 2 * time.Second

// signalError is a signal that ended a run.
type signalError struct{ syscall.Signal }

func (e signalError) Error() string { return e.Signal.String() }
func (e signalError) status() int   { return 128 + int(e.Signal) }

// interrupt is what signals do to a run. SIGPIPE is not among them: a write to a
// closed standard output ends the process by it, as the runtime has it.
type interrupt struct {
	stop chan struct{} // closed by the first signal
	sig  signalError   // that signal, once stop is closed
}

// interruptible returns a context that a signal ends; a command that has not
// returned a while after that, with its own context ctx, ends with the process.
// With gently, the first signal only closes stop, so that the pages in hand are
// finished, and the second ends the context; of another than Ctrl-C the first does, too,
// a while later.
func interruptible(ctx context.Context, signals <-chan os.Signal, gently bool) (context.Context, *interrupt) {
	in := &interrupt{stop: make(chan struct{})}
	command := ctx
	ctx, cancel := context.WithCancelCause(ctx)
	go func() {
		first := true
		for {
			select {
			case s := <-signals:
				sig := signalError{s.(syscall.Signal)}
				if gently && first {
					first = false
					in.sig = sig
					close(in.stop)
					if s != syscall.SIGINT { // who sends it wants an end, whatever is in hand
						time.AfterFunc(grace, func() { cancel(sig) })
					}
					continue
				}
				cancel(sig)
				select {
				case <-command.Done():
				case <-time.After(grace):
					os.Exit(sig.status())
				}
				return
			case <-command.Done():
				return
			}
		}
	}()
	return ctx, in
}

// err is the signal that ended the stream of inputs, or nil.
func (in *interrupt) err() error {
	select {
	case <-in.stop:
		return in.sig
	default:
		return nil
	}
}
