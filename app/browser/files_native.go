//go:build !(js && wasm)

package browser

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// OpenFiles answers ErrUnsupported outside a browser.
func OpenFiles(context.Context, string, bool) ([]File, error) { return nil, ErrUnsupported }

// FilesOf finds none outside a browser.
func FilesOf(app.Event) []File { return nil }

// OnFileDrop does nothing outside a browser.
func OnFileDrop(func(bool), func([]File)) (cancel func()) { return func() {} }

// OnLaunchFiles does nothing outside a browser.
func OnLaunchFiles(func([]File)) (cancel func()) { return func() {} }

// Download does nothing outside a browser.
func Download(string, string, []byte) {}

// CanSaveFile is false outside a browser.
func CanSaveFile() bool { return false }

// SaveFile answers ErrUnsupported outside a browser.
func SaveFile(context.Context, string, []byte) (Saved, error) { return Saved{}, ErrUnsupported }
