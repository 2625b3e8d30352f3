package page

import "rumbo/app/browser"

// Handed are files with which the system opened the app, until the data page takes them.
var Handed []browser.File
