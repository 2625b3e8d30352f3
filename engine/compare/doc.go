// Package compare sets people and teams side by side without taking chance for merit: rates and means drawn
// towards those of all as far as few cases call for it, tests that allow for how many are compared, the stage
// where somebody gets stuck, and what two equal results are made of.
//
// It is pure, knows numbers and the records that they come from, and refuses to know screens.
package compare
