// Package e2e tests the app as a person meets it, in a real Chromium. The tests
// need the build tag e2e: make test-e2e. How a test acts is in package drive.
package e2e
