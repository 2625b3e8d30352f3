package storage_test

import (
	"context"
	"errors"
	"testing"

	"rumbo/app/storage"
	"rumbo/app/storage/contract"
)

func TestMemoryContract(t *testing.T) {
	contract.Run(t, func(*testing.T) contract.Backend {
		db := storage.NewMemoryDB()
		return contract.Backend{
			Open: func(t *testing.T, o storage.Options) storage.Store {
				s, err := db.Open(o)
				if err != nil {
					t.Fatal(err)
				}
				return s
			},
			Damage: func(_ *testing.T, kind storage.Kind, ws, key string, raw []byte) {
				db.Damage(kind, ws, key, raw)
			},
			FailNext: func(_ *testing.T, err error) { db.FailNext(err) },
		}
	})
}

func TestMemoryQuota(t *testing.T) {
	ctx := context.Background()
	db := storage.NewMemoryDB()
	s, _ := db.Open(storage.Options{})
	if err := s.PutWorkspace(ctx, storage.Info{ID: "w"}); err != nil {
		t.Fatal(err)
	}
	db.SetQuota(db.Used() + 500)
	if _, err := s.Append(ctx, "w", []storage.Entry{{ID: "a", Data: make([]byte, 1000)}}); !errors.Is(err, storage.ErrQuota) {
		t.Fatalf("%v, want ErrQuota", err)
	}
	if last, err := s.Append(ctx, "w", []storage.Entry{{ID: "b", Data: make([]byte, 100)}}); err != nil || last != 1 {
		t.Fatalf("a small entry fits: %d, %v", last, err)
	}
	db.SetQuota(0)
	if last, err := s.Append(ctx, "w", []storage.Entry{{ID: "a", Data: make([]byte, 1000)}}); err != nil || last != 2 {
		t.Fatalf("after freeing: %d, %v", last, err)
	}
}

func TestMemoryUpgradeByAnotherTab(t *testing.T) {
	ctx := context.Background()
	db := storage.NewMemoryDB()
	reasons := make(chan storage.Reason, 1)
	s, _ := db.Open(storage.Options{OnClosed: func(r storage.Reason) { reasons <- r }})
	db.UpgradeTo(99)
	if r := <-reasons; r != storage.ReasonUpgrade {
		t.Errorf("reason %q", r)
	}
	if err := s.PutWorkspace(ctx, storage.Info{ID: "w"}); !errors.Is(err, storage.ErrClosed) {
		t.Errorf("%v, want ErrClosed", err)
	}
	if _, err := db.Open(storage.Options{}); !errors.Is(err, storage.ErrNewerSchema) {
		t.Errorf("%v, want ErrNewerSchema", err)
	}
}
