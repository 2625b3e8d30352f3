package worker

import (
	"context"
	"errors"
	"sync"

	"rumbo/app/browser"
)

// Main is the life of the worker's program: it serves calls and never returns.
func Main() {
	s := &server{cancels: map[uint64]context.CancelFunc{}}
	s.mu.Lock() // no call is taken before post is known
	s.post = browser.Serve(s.receive)
	s.mu.Unlock()
	select {}
}

// server is the side that runs jobs, each in a goroutine.
type server struct {
	mu      sync.Mutex
	post    func([]byte)
	cancels map[uint64]context.CancelFunc
}

func (s *server) receive(b []byte) {
	k, id, rest, err := parse(b)
	if err != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch k {
	case kindCall:
		name, in, err := parseCall(rest)
		if err != nil {
			return
		}
		ctx, cancel := context.WithCancel(context.Background())
		s.cancels[id] = cancel
		go s.run(ctx, id, name, in)
	case kindCancel:
		if cancel := s.cancels[id]; cancel != nil {
			cancel()
		}
	}
}

func (s *server) run(ctx context.Context, id uint64, name string, in []byte) {
	out, err := run(ctx, name, in, pacer(func(done, total int) { s.post(progressMessage(id, done, total)) }))
	s.mu.Lock()
	s.cancels[id]()
	delete(s.cancels, id)
	s.mu.Unlock()
	var failed *JobError
	switch {
	case err == nil:
		s.post(message(kindResult, id, out))
	case errors.Is(err, ErrUnknownJob):
		s.post(message(kindUnknown, id, []byte(name)))
	case errors.As(err, &failed):
		s.post(message(kindFailure, id, []byte(failed.Text)))
	default:
		s.post(message(kindEnded, id))
	}
}
