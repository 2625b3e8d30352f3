//go:build e2e && !bench

package drive

// sized is whether the site is packed as for a web host, which takes a while.
const sized = false
