//go:build js && wasm

package storage

// What the contract's run, in package storage_test, needs of the inside.
var (
	FreshName = freshName
	DamageIDB = damage
	FailNext  = failNext
)
