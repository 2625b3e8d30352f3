package ui

import "sync"

// holder is a field that may hold words which it has handed to nobody yet.
type holder interface {
	handOver() // what it holds, as if the field were left
}

// typing are the fields that hold such words now.
var typing struct {
	sync.Mutex
	fields map[holder]bool
	tell   map[int]func()
	next   int
	later  func(func())
}

// Typing reports whether a field holds words that it has not handed over. A screen that says "saved"
// must ask.
func Typing() bool {
	typing.Lock()
	defer typing.Unlock()
	return len(typing.fields) > 0
}

// OnTyping tells when the answer of Typing changes.
func OnTyping(f func()) (cancel func()) {
	typing.Lock()
	defer typing.Unlock()
	if typing.tell == nil {
		typing.tell = map[int]func(){}
	}
	typing.next++
	n := typing.next
	typing.tell[n] = f
	return func() {
		typing.Lock()
		delete(typing.tell, n)
		typing.Unlock()
	}
}

// HandOver makes every field hand over what it holds, as before the page goes away. To be called
// on the UI goroutine.
func HandOver() {
	typing.Lock()
	var all []holder
	for h := range typing.fields {
		all = append(all, h)
	}
	typing.Unlock()
	for _, h := range all {
		h.handOver()
	}
}

// Outlive says how something is run on the UI goroutine by what stays mounted: a field that goes away
// with words in it still hands them over.
func Outlive(run func(func())) {
	typing.Lock()
	typing.later = run
	typing.Unlock()
}

// afterwards runs f when the drawing that goes on is done.
func afterwards(f func()) {
	typing.Lock()
	run := typing.later
	typing.Unlock()
	if run == nil {
		f()
		return
	}
	run(f)
}

// hold notes whether a field holds words.
func hold(h holder, on bool) {
	typing.Lock()
	before := len(typing.fields) > 0
	if on {
		if typing.fields == nil {
			typing.fields = map[holder]bool{}
		}
		typing.fields[h] = true
	} else {
		delete(typing.fields, h)
	}
	var tell []func()
	if before != (len(typing.fields) > 0) {
		for _, f := range typing.tell {
			tell = append(tell, f)
		}
	}
	typing.Unlock()
	for _, f := range tell {
		f()
	}
}
