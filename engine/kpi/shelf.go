package kpi

import "sync"

// shelf keeps what was made when first asked for.
type shelf struct {
	mu   sync.Mutex
	made map[string]any
}

// stored makes something once; two who ask at once may both make it, and one is kept.
func stored[T any](s *shelf, name string, make func() T) T {
	if got, ok := s.find(name); ok {
		return got.(T)
	}
	return s.put(name, make()).(T)
}

func (s *shelf) find(name string) (any, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	got, ok := s.made[name]
	return got, ok
}

// put keeps what was made, unless somebody else was first.
func (s *shelf) put(name string, made any) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	if got, ok := s.made[name]; ok {
		return got
	}
	if s.made == nil {
		s.made = map[string]any{}
	}
	s.made[name] = made
	return made
}
