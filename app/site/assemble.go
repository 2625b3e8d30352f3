//go:build !js

package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
)

// directives are the content security policy, common to header and page.
var directives = []string{
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"style-src 'self'",
	"img-src 'self' blob: data:",
	"connect-src 'self'",
	"manifest-src 'self'",
	"worker-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
}

// pagePolicy is the policy in the page, for hosts that send no header. It has
// no frame-ancestors, which browsers accept in a header only.
func pagePolicy() string { return strings.Join(directives, "; ") }

// headerPolicy is the policy that our own server sends.
func headerPolicy() string { return pagePolicy() + "; frame-ancestors 'none'" }

// Assemble writes the page and the service worker around the parts. Salt makes
// an otherwise equal build a different version; releases leave it empty.
func Assemble(root string, parts Parts, salt string) (*Site, error) {
	source, err := os.ReadFile(filepath.Join(root, "web", "index.html"))
	if err != nil {
		return nil, err
	}
	s := &Site{Version: version(parts, source, salt), Files: map[string][]byte{}}
	for name, content := range parts {
		if name != "sw.js" {
			s.Files[name] = content
		}
	}
	if s.Files["index.html"], err = page(string(source), s.Version, parts); err != nil {
		return nil, err
	}
	list, err := precache(s)
	if err != nil {
		return nil, err
	}
	s.Files["sw.js"] = append([]byte("const BUILD="+string(list)+";\n"), parts["sw.js"]...)
	return s, nil
}

// version is the hash of everything that the site is made of.
func version(parts Parts, page []byte, salt string) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		fmt.Fprintf(h, "%s %d\n", name, len(parts[name]))
		h.Write(parts[name])
	}
	h.Write(page)
	io.WriteString(h, salt)
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// page fills the template of index.html. {{asset "x"}} is the address of x with
// the hash of its content, so that no cache can hand out an older one.
func page(source, version string, parts Parts) ([]byte, error) {
	tmpl, err := template.New("index.html").Funcs(template.FuncMap{
		"asset": func(name string) (string, error) { return address(name, parts) },
	}).Parse(source)
	if err != nil {
		return nil, err
	}
	program, err := unpack(parts[programName])
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = tmpl.Execute(&out, map[string]any{
		"CSP":     pagePolicy(),
		"Version": version,
		"Packed":  len(parts[programName]), // bytes of the program
		"Plain":   len(program),
	})
	return out.Bytes(), err
}

func address(name string, parts Parts) (string, error) {
	content, ok := parts[name]
	if !ok {
		return "", fmt.Errorf("the page names %s, which is not in the site", name)
	}
	return fmt.Sprintf("%s?v=%x", name, sha256.Sum256(content))[:len(name)+3+16], nil
}

// precache lists what the service worker stores: addresses as the page asks for
// them, each with its integrity. The page itself comes first.
func precache(s *Site) ([]byte, error) {
	html := string(s.Files["index.html"])
	files := [][2]string{{"./", integrity(s.Files["index.html"])}}
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		if name == "index.html" || strings.HasPrefix(name, "icons/") && !strings.Contains(html, name) {
			continue // icons that only the manifest names are the browser's affair
		}
		addr, err := address(name, s.Files)
		if err != nil {
			return nil, err
		}
		if !strings.Contains(html, addr) {
			addr = name
		}
		sum := integrity(s.Files[name])
		if isPacked(name) { // some hosts unpack it on the way
			plain, err := unpack(s.Files[name])
			if err != nil {
				return nil, err
			}
			sum += " " + integrity(plain)
		}
		files = append(files, [2]string{addr, sum})
	}
	return json.Marshal(map[string]any{"version": s.Version, "files": files})
}

func integrity(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// Transfer is the number of bytes of each file as our server sends it.
func (s *Site) Transfer() map[string]int {
	sizes := map[string]int{}
	for name, content := range s.Files {
		sizes[name] = len(content)
		if isText(name) {
			sizes[name] = len(compress(content))
		}
	}
	return sizes
}

// sizes is a table of all files with their sizes, plain and as sent.
func (s *Site) sizes() string {
	var out strings.Builder
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', tabwriter.AlignRight)
	transfer := s.Transfer()
	plainSum, sentSum := 0, 0
	fmt.Fprintf(w, "bytes\tas sent\t \t\n")
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		plainSum += len(s.Files[name])
		sentSum += transfer[name]
		fmt.Fprintf(w, "%d\t%d\t %s\t\n", len(s.Files[name]), transfer[name], name)
	}
	fmt.Fprintf(w, "%d\t%d\t all\t\n", plainSum, sentSum)
	w.Flush()
	return out.String()
}

// Parts are the parts that the site was assembled from.
func (s *Site) Parts() Parts {
	parts := Parts{}
	maps.Copy(parts, s.Files)
	delete(parts, "index.html")
	_, parts["sw.js"], _ = bytes.Cut(s.Files["sw.js"], []byte("\n"))
	return parts
}
