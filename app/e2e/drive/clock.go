//go:build e2e || bench

package drive

import (
	"fmt"
	"time"
)

// Today is the day on which every test takes place. The demonstration's company is made up to today, so on a
// day that moved its figures would move too, and a test would pass in one month and fail in the next.
var Today = time.Date(2026, time.November, 11, 0, 0, 0, 0, Zone)

// Zone is where the browser believes to be.
var Zone = func() *time.Location {
	zone, err := time.LoadLocation("America/Santiago")
	if err != nil {
		panic(err)
	}
	return zone
}()

// begunAt is when the tests began: at nine in the morning of Today. From there the clock goes on.
var begunAt = time.Now()

// Now is the moment that the browser's clock shows.
func Now() time.Time { return Today.Add(9 * time.Hour).Add(time.Since(begunAt)) }

// Later makes every page that is loaded from now on live so many days after Today. Jobs are told the day by the page.
func (p *Person) Later(days int) {
	p.t.Helper()
	ahead := time.Until(Now()).Milliseconds() + int64(days)*86_400_000
	p.BeforeLoad(fmt.Sprintf(`{
		const Real = window.RealDate ||= Date
		window.Date = class extends Real {
			constructor(...a) { a.length ? super(...a) : super(Real.now() + %[1]d) }
			static now() { return Real.now() + %[1]d }
		}
	}`, ahead))
}
