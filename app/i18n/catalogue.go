package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

//go:embed es/*.json en/*.json
var files embed.FS

type areaFile struct{ lang, area string }

// areas are the files that were read so far: key → words. A file is read when the first of its words
// is asked for, since the first page needs few of them.
var areas = struct {
	sync.RWMutex
	read map[areaFile]map[string]string
}{read: map[areaFile]map[string]string{}}

// wordsOf finds the words of a key. A key begins with the name of its area's file, so no two areas can claim one.
func wordsOf(lang, key string) (string, bool) {
	area, _, _ := strings.Cut(key, ".")
	file := areaFile{lang, area}
	areas.RLock()
	words, ok := areas.read[file]
	areas.RUnlock()
	if !ok {
		words = readArea(lang + "/" + area + ".json")
		areas.Lock()
		areas.read[file] = words
		areas.Unlock()
	}
	found, ok := words[key]
	return found, ok
}

// readArea reads a file of words; there are none in a file that is not there.
func readArea(name string) map[string]string {
	b, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	var words map[string]string
	if err := json.Unmarshal(b, &words); err != nil {
		panic(fmt.Errorf("i18n: %s: %w", name, err)) // a test reads all files
	}
	return words
}
