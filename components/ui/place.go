package ui

import "slices"

// few is how many things are sorted as a whole without thinking.
const few = 2000

// intoPlace brings those things into list[from:to] that would stand there if the list were sorted, in their order,
// without sorting the rest; it reports whether the whole list is in order. compare must tell all things apart.
func intoPlace(list []int, from, to int, compare func(a, b int) int) (whole bool) {
	if len(list) <= few || 4*(to-from) > len(list) {
		slices.SortFunc(list, compare)
		return true
	}
	cutAt(list, from, compare)
	rest := list[from:]
	cutAt(rest, to-from, compare)
	slices.SortFunc(rest[:to-from], compare)
	return false
}

// cutAt puts the first n of the list, in any order, before the others: Hoare's selection, the
// pivot being the middle one of three.
func cutAt(list []int, n int, compare func(a, b int) int) {
	for tries := 100; len(list) > few/10; tries-- {
		if n <= 0 || n >= len(list) {
			return
		}
		if tries == 0 {
			break // an unlucky list: sort it
		}
		pivot := middle(list[0], list[len(list)/2], list[len(list)-1], compare)
		i, j := 0, len(list)-1
		for i <= j {
			for compare(list[i], pivot) < 0 {
				i++
			}
			for compare(list[j], pivot) > 0 {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case n <= j+1:
			list = list[:j+1]
		case n >= i:
			list, n = list[i:], n-i
		default:
			return
		}
	}
	slices.SortFunc(list, compare)
}

func middle(a, b, c int, compare func(a, b int) int) int {
	if compare(a, b) > 0 {
		a, b = b, a
	}
	switch {
	case compare(c, a) < 0:
		return a
	case compare(c, b) > 0:
		return b
	}
	return c
}
