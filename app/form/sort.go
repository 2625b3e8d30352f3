package form

import "slices"

func sortBy(list []option, key func(option) string) {
	slices.SortFunc(list, func(a, b option) int {
		switch x, y := key(a), key(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
}
