package browser

import (
	"errors"
	"fmt"
)

var (
	// ErrUnsupported: this browser has no such function.
	ErrUnsupported = errors.New("browser: not supported here")
	// ErrCancelled: the user closed a dialogue.
	ErrCancelled = errors.New("browser: cancelled by the user")
	// ErrRefused: the user or a policy did not allow it.
	ErrRefused = errors.New("browser: not allowed")
	// ErrNoSpace: the disk is full.
	ErrNoSpace = errors.New("browser: no space left")
	// ErrNotLoaded: a part of the program could not be had: no network, and not stored yet.
	ErrNotLoaded = errors.New("browser: a part of the program could not be loaded")
	// ErrDiffers: what was written does not read back as it was: the disk or the folder fails.
	ErrDiffers = errors.New("browser: the file reads back differently")
	// ErrUnreadable: the file vanished, changed after it was chosen, or may not be read.
	ErrUnreadable = errors.New("browser: file cannot be read")
)

// TooLargeError says that a file is above the limit, before any of it was read.
type TooLargeError struct {
	Name        string
	Size, Limit int64 // bytes
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("browser: %s has %d bytes, the limit is %d", e.Name, e.Size, e.Limit)
}
