// Package score measures the win models on real logs of deals, by stated
// protocols. It reads from an io.Reader and knows no folders.
package score
