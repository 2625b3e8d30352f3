//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"fmt"
	"syscall/js"

	"github.com/hack-pad/go-indexeddb/idb"
)

var (
	domQuota     = idb.NewDOMException("QuotaExceededError")
	domVersion   = idb.NewDOMException("VersionError")
	domInvalid   = idb.NewDOMException("InvalidStateError")
	domAnyFailed = new(idb.DOMException)
)

// asWriteError gives the failure of a readwrite transaction its name. Whatever
// IndexedDB reports, the transaction was rolled back.
func asWriteError(err error) error {
	err = named(err)
	switch {
	case err == nil, isOurs(err):
		return err
	case errors.Is(err, domQuota):
		return fmt.Errorf("%w: %w", ErrQuota, err)
	case errors.Is(err, domInvalid):
		return fmt.Errorf("%w: %w", ErrClosed, err)
	case errors.As(err, domAnyFailed):
		return fmt.Errorf("%w: %w", ErrAborted, err)
	}
	return err
}

// asOpenError gives the failure to open its name.
func asOpenError(err error) error {
	err = named(err)
	switch {
	case err == nil, isOurs(err):
		return err
	case errors.Is(err, domVersion):
		return fmt.Errorf("%w: %w", ErrNewerSchema, err)
	case errors.Is(err, domQuota):
		return fmt.Errorf("%w: %w", ErrQuota, err)
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}

// named finds the DOMException in what a call threw; go-indexeddb recognises
// only those that arrive by an event.
func named(err error) error {
	var thrown js.Error
	if errors.As(err, &thrown) {
		return domError(thrown.Value)
	}
	return err
}

// isOurs tells errors that have their meaning already.
func isOurs(err error) bool {
	for _, known := range []error{
		ErrQuota, ErrBlocked, ErrNewerSchema, ErrClosed, ErrAborted, ErrUnavailable, ErrNotFound, ErrStale, ErrDamaged,
		context.Canceled, context.DeadlineExceeded,
	} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// domError reads a DOMException, or any thrown value.
func domError(v js.Value) error {
	if v.Type() != js.TypeObject {
		return fmt.Errorf("unknown error %s", v.String())
	}
	name, message := v.Get("name"), v.Get("message")
	if name.Type() != js.TypeString {
		return fmt.Errorf("unknown error %s", v.String())
	}
	if message.Type() == js.TypeString && message.String() != "" {
		return fmt.Errorf("%w: %s", idb.NewDOMException(name.String()), message.String())
	}
	return idb.NewDOMException(name.String())
}

// try runs a call into JavaScript and turns what it throws into an error.
func try(call func() js.Value) (v js.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case js.Error:
			err = domError(r.Value)
		default:
			panic(r)
		}
	}()
	return call(), nil
}
