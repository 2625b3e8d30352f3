// Package site builds the static folder that the app is served from, and
// serves it. It runs natively only and knows nothing of what the app does.
//
// The folder works on any host that serves files, under any path:
//
//	index.html            skeleton, no inline script or style, CSP first in head
//	loader.js             fetches and starts the program, offers updates
//	rumbo.wasm.zst        the page's program, unpacked by the browser where the host says what it is, else by unzstd.js
//	jobs.wasm.zst         the Worker's program, loaded when the first job is asked for
//	unzstd.js             unpacks programs; loaded where it is needed
//	wasm_exec.js          Go's own glue
//	worker.js             boots the Worker's program
//	charts.js             chart glue; loads echarts*.js at the first chart
//	canvas.js             draws the cards of pictures of people
//	rumbo.css             web/css/*.css joined in the order of their names
//	sw.js                 service worker with the list of all files and hashes
//	manifest.webmanifest, icons/
//	licenses.txt          licences of what is not ours, collected when the site is built
package site
