//go:build bench

package drive

// sized is whether the site is packed as for a web host: the bench measures what it sends.
const sized = true
