package browser

import (
	"context"
	"fmt"
	"testing"
	"time"
)

func TestChannelReachesTheOthersInOrder(t *testing.T) {
	got := make(chan string, 300)
	own := make(chan string, 1)
	a := OpenChannel("test", func(b []byte) { own <- string(b) })
	b := OpenChannel("test", func(b []byte) {
		time.Sleep(time.Millisecond / 4) // a receiver may wait
		got <- string(b)
	})
	other := OpenChannel("another", func(b []byte) { t.Errorf("%q went astray", b) })
	defer other.Close()
	for i := range 100 {
		a.Send(fmt.Appendf(nil, "m%d", i))
	}
	for i := range 100 {
		select {
		case m := <-got:
			if m != fmt.Sprint("m", i) {
				t.Fatalf("message %d is %q", i, m)
			}
		case <-time.After(5 * time.Second):
			t.Fatal("nothing received")
		}
	}
	b.Close()
	b.Close()
	a.Send([]byte("late"))
	select {
	case m := <-got:
		t.Errorf("%q after closing", m)
	case m := <-own:
		t.Errorf("%q came back to its sender", m)
	case <-time.After(50 * time.Millisecond):
	}
	a.Close()
	a.Send([]byte("closed"))
}

func TestSlotsAreExclusive(t *testing.T) {
	ctx, prefix := context.Background(), fmt.Sprint("test", time.Now().UnixNano(), "/")
	var slots []Slot
	for want := range 12 {
		s, err := AcquireSlot(ctx, prefix)
		if err != nil || s.Number != want {
			t.Fatalf("slot %d, %v, want %d", s.Number, err, want)
		}
		slots = append(slots, s)
	}
	slots[3].Release()
	time.Sleep(20 * time.Millisecond)
	if s, err := AcquireSlot(ctx, prefix); err != nil || s.Number != 3 {
		t.Errorf("slot %d, %v, want the freed 3", s.Number, err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if s, err := AcquireSlot(ended, prefix); err == nil || s.Number != -1 {
		t.Errorf("slot %d, %v with an ended context", s.Number, err)
	}
}

func TestPreferences(t *testing.T) {
	SetPref("test", "ñ 1")
	if got := Pref("test"); got != "ñ 1" {
		t.Errorf("%q", got)
	}
	SetPref("test", "")
	if got := Pref("test"); got != "" {
		t.Errorf("%q after forgetting", got)
	}
}

func TestFragments(t *testing.T) {
	ReplaceFragment("/accounts/7?q=añ o")
	if got := Fragment(); got != "/accounts/7?q=añ o" {
		t.Errorf("%q", got)
	}
	Go("/kpis")
	if got := Fragment(); got != "/kpis" {
		t.Errorf("%q", got)
	}
}

func TestQueueKeepsOrder(t *testing.T) {
	var q queue
	got, done := []int{}, make(chan bool)
	for i := range 50 {
		q.add(func() { got = append(got, i) })
	}
	q.add(func() { close(done) })
	<-done
	for i, n := range got {
		if i != n {
			t.Fatal(got)
		}
	}
}
