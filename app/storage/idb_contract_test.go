//go:build js && wasm

package storage_test

import (
	"context"
	"testing"

	"rumbo/app/storage"
	"rumbo/app/storage/contract"
)

func TestIndexedDBContract(t *testing.T) {
	contract.Run(t, func(t *testing.T) contract.Backend {
		name := storage.FreshName(t)
		return contract.Backend{
			Open: func(t *testing.T, o storage.Options) storage.Store {
				o.Name = name
				s, err := storage.Open(context.Background(), o)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = s.Close() })
				return s
			},
			Damage: func(t *testing.T, kind storage.Kind, ws, key string, raw []byte) {
				storage.DamageIDB(t, name, kind, ws, key, raw)
			},
			FailNext: storage.FailNext,
		}
	})
}
