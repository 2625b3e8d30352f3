package storage

import (
	"bytes"
	"encoding/json"
	"fmt"
)

func sealInfo(info Info) ([]byte, error) {
	b, err := json.Marshal(info)
	if err != nil {
		return nil, err
	}
	return seal(KindWorkspace, b), nil
}

func unsealInfo(b []byte) (Info, error) {
	payload, err := unseal(KindWorkspace, b)
	if err != nil {
		return Info{}, err
	}
	var info Info
	if err := json.Unmarshal(payload, &info); err != nil {
		return Info{}, err
	}
	return info, nil
}

// checkEntries refuses what could not be read back.
func checkEntries(entries []Entry) error {
	for i, e := range entries {
		if e.ID == "" {
			return fmt.Errorf("storage: entry %d of %d has no ID", i+1, len(entries))
		}
	}
	return nil
}

// rawReason says why the bytes of a record of that kind cannot be read, or "".
func rawReason(kind Kind, b []byte) string {
	var err error
	switch kind {
	case KindWorkspace:
		_, err = unsealInfo(b)
	case KindLog:
		_, err = unsealEntry(0, b)
	default:
		_, err = unseal(kind, b)
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

// pickSnapshot returns the payload of the newest readable snapshot of those
// given, newest first, and the damage of the ones before it. ok says whether
// one was readable; a readable one may be empty.
func pickSnapshot(found []storedSnapshot) (data []byte, seq uint64, damaged []Damage, ok bool) {
	for _, s := range found {
		payload, err := unseal(KindSnapshot, s.frame)
		if s.unreadable != "" {
			err = fmt.Errorf("%s", s.unreadable)
		}
		if err == nil {
			if len(payload) == 0 {
				payload = nil
			}
			return payload, s.seq, damaged, true
		}
		damaged = append(damaged, Damage{Kind: KindSnapshot, Seq: s.seq, Reason: err.Error(), Raw: s.frame})
	}
	return nil, 0, damaged, false
}

type storedSnapshot struct {
	gen, seq   uint64
	frame      []byte
	unreadable string // set when not even the frame could be had
}

// readLog turns stored records into entries and damage.
func readLog(found []storedEntry) (entries []Entry, damaged []Damage) {
	for _, s := range found {
		e, err := unsealEntry(s.seq, s.frame)
		if s.unreadable != "" {
			err = fmt.Errorf("%s", s.unreadable)
		}
		if err != nil {
			id := s.id
			if id == "" {
				id = guessID(s.frame)
			}
			damaged = append(damaged, Damage{Kind: KindLog, Seq: s.seq, ID: id, Reason: err.Error(), Raw: s.frame})
			continue
		}
		entries = append(entries, e)
	}
	return entries, damaged
}

type storedEntry struct {
	seq        uint64
	id         string // as kept beside the frame, if it is
	frame      []byte
	unreadable string
}

func clone(b []byte) []byte { return bytes.Clone(b) }
