// Package bench measures what a user waits for: make bench. Times depend on the
// machine, so each is also given as a ratio to a bare go-app page measured in the
// same run; forecasts are measured beside augurs, a library that runs in browsers too
// (@bsull/augurs on npm). A row is added by a file with an init function that calls add.
package bench
