package icon

import (
	"slices"
)

// The signs, by what they mean.
const (
	Accounts     Name = "accounts"
	ArrowDown    Name = "arrow-down"
	ArrowLeft    Name = "arrow-left"
	ArrowRight   Name = "arrow-right"
	ArrowUp      Name = "arrow-up"
	Bell         Name = "bell"
	Building     Name = "building"
	Calendar     Name = "calendar"
	Chart        Name = "chart"
	Check        Name = "check"
	ChevronDown  Name = "chevron-down"
	ChevronLeft  Name = "chevron-left"
	ChevronRight Name = "chevron-right"
	ChevronUp    Name = "chevron-up"
	Clock        Name = "clock"
	Columns      Name = "columns"
	Copy         Name = "copy"
	Data         Name = "data"
	Dots         Name = "dots"
	Download     Name = "download"
	Drag         Name = "drag"
	Edit         Name = "edit"
	External     Name = "external"
	Eye          Name = "eye"
	EyeOff       Name = "eye-off"
	Filter       Name = "filter"
	Flag         Name = "flag"
	Forecast     Name = "forecast"
	Globe        Name = "globe"
	History      Name = "history"
	Home         Name = "home"
	Info         Name = "info"
	Keyboard     Name = "keyboard"
	KPI          Name = "kpi"
	Link         Name = "link"
	Lock         Name = "lock"
	Mail         Name = "mail"
	Menu         Name = "menu"
	Merge        Name = "merge"
	Minus        Name = "minus"
	Moon         Name = "moon"
	Note         Name = "note"
	Operations   Name = "operations"
	Pause        Name = "pause"
	Person       Name = "person"
	Phone        Name = "phone"
	Pipeline     Name = "pipeline"
	Play         Name = "play"
	Plus         Name = "plus"
	Present      Name = "present"
	Print        Name = "print"
	Redo         Name = "redo"
	Search       Name = "search"
	Settings     Name = "settings"
	Shield       Name = "shield"
	Sort         Name = "sort"
	Star         Name = "star"
	Sun          Name = "sun"
	Table        Name = "table"
	Tag          Name = "tag"
	Target       Name = "target"
	Team         Name = "team"
	Trash        Name = "trash"
	Undo         Name = "undo"
	Upload       Name = "upload"
	Warning      Name = "warning"
	X            Name = "x"
)

func strokes(d ...string) []shape {
	out := make([]shape, len(d))
	for i, s := range d {
		out[i] = shape{d: s}
	}
	return out
}

func dots(d ...string) []shape {
	out := strokes(d...)
	for i := range out {
		out[i].fill = true
	}
	return out
}

// dot is a filled circle of radius 1.1 around a point, as a path.
func dot(cx, cy string) string {
	return "M" + cx + " " + cy + "m-1.1 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0-2.2 0"
}

var drawings = map[Name][]shape{
	Accounts:     strokes("M3.5 17V5.5L10 3v14M10 7.5l6.5 2V17M2 17h16", "M6.5 8v.01M6.5 11v.01M6.5 14v.01M13.3 12v.01M13.3 14.5v.01"),
	ArrowDown:    strokes("M10 4v12M5 11l5 5 5-5"),
	ArrowLeft:    strokes("M16 10H4M9 5l-5 5 5 5"),
	ArrowRight:   strokes("M4 10h12M11 5l5 5-5 5"),
	ArrowUp:      strokes("M10 16V4M5 9l5-5 5 5"),
	Bell:         strokes("M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5-1.5 6h12c0-1-1.5-2-1.5-6A4.5 4.5 0 0 0 10 3ZM8.3 16.5a1.8 1.8 0 0 0 3.4 0"),
	Building:     strokes("M4.5 17V4A1 1 0 0 1 5.5 3h9a1 1 0 0 1 1 1v13M2.5 17h15", "M8 6.5v.01M12 6.5v.01M8 9.5v.01M12 9.5v.01M8.5 17v-3.5h3V17"),
	Calendar:     strokes("M4.5 4.5h11a1.5 1.5 0 0 1 1.5 1.5v9.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15.5V6a1.5 1.5 0 0 1 1.5-1.5ZM3 8.5h14M6.8 2.8v3M13.2 2.8v3"),
	Chart:        strokes("M3 3v13a1 1 0 0 0 1 1h13", "M6.5 12.5l3-3.5 2.5 2 4-5"),
	Check:        strokes("M4 10.5l4 4 8-9"),
	ChevronDown:  strokes("M5.5 8l4.5 4.5L14.5 8"),
	ChevronLeft:  strokes("M12 5.5L7.5 10l4.5 4.5"),
	ChevronRight: strokes("M8 5.5l4.5 4.5L8 14.5"),
	ChevronUp:    strokes("M5.5 12L10 7.5l4.5 4.5"),
	Clock:        strokes("M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM10 6v4.2l2.8 1.8"),
	Columns:      strokes("M4 3.5h12a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM7.7 3.5v13M12.3 3.5v13"),
	Copy:         strokes("M8 7h7.5a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Z", "M4.5 13H4a.8.8 0 0 1-.8-.8V4.3a1 1 0 0 1 1-1h8a.8.8 0 0 1 .8.8v.4"),
	Data:         strokes("M10 3c3.6 0 6 1 6 2.3S13.6 7.6 10 7.6 4 6.6 4 5.3 6.4 3 10 3Z", "M4 5.3v9.4C4 16 6.4 17 10 17s6-1 6-2.3V5.3M4 10c0 1.3 2.4 2.3 6 2.3s6-1 6-2.3"),
	Dots:         dots(dot("4.5", "10"), dot("10", "10"), dot("15.5", "10")),
	Download:     strokes("M10 3v9.5M6 9l4 4 4-4M3.5 14v1.5A1.5 1.5 0 0 0 5 17h10a1.5 1.5 0 0 0 1.5-1.5V14"),
	Drag:         dots(dot("7.3", "5"), dot("12.7", "5"), dot("7.3", "10"), dot("12.7", "10"), dot("7.3", "15"), dot("12.7", "15")),
	Edit:         strokes("M13.3 3.7a1.6 1.6 0 0 1 2.3 0l.7.7a1.6 1.6 0 0 1 0 2.3L7.5 15.5 3.5 16.5l1-4ZM11.8 5.2l3 3"),
	External:     strokes("M11.5 3.5h5v5M16.3 3.7L9.5 10.5M14 11.5V15a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V7.5A1.5 1.5 0 0 1 5 6h3.5"),
	Eye:          strokes("M1.8 10S4.8 4.5 10 4.5 18.2 10 18.2 10 15.2 15.5 10 15.5 1.8 10 1.8 10Z", "M10 7.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 0 0 0-4.8Z"),
	EyeOff:       strokes("M3.5 3.5l13 13M8 4.8A7.7 7.7 0 0 1 10 4.5c5.2 0 8.2 5.5 8.2 5.5a14 14 0 0 1-2.3 2.9M12 15.2a7.6 7.6 0 0 1-2 .3C4.8 15.5 1.8 10 1.8 10a14 14 0 0 1 3.4-3.8M8.3 8.3a2.4 2.4 0 0 0 3.4 3.4"),
	Filter:       strokes("M3 5h14M5.5 10h9M8 15h4"),
	Flag:         strokes("M4.5 17V3.5M4.5 4c4-2 7 2 11 0v7.5c-4 2-7-2-11 0"),
	Forecast:     strokes("M2.5 14.5L7 9.5l3 2.5", "M10 12l7.5-7M10 12l7.5-2.5M10 12l7.5 2.5"),
	Globe:        strokes("M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM3 10h14M10 3c2 2 2.9 4.3 2.9 7S12 15 10 17c-2-2-2.9-4.3-2.9-7S8 5 10 3Z"),
	History:      strokes("M3.5 8A7 7 0 1 1 3 10.5M3.3 4v4h4M10 6.5V10l2.5 2"),
	Home:         strokes("M3 9l7-6 7 6v7a1 1 0 0 1-1 1h-3.5v-5h-5v5H4a1 1 0 0 1-1-1Z"),
	Info:         strokes("M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM10 9.3v4M10 6.7v.01"),
	Keyboard:     strokes("M3.5 5h13a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 2 13.5v-7A1.5 1.5 0 0 1 3.5 5ZM5 8v.01M8.3 8v.01M11.6 8v.01M15 8v.01M6.5 12h7"),
	KPI:          strokes("M3.5 17V11M8 17V7M12.5 17v-4M17 17V3.5"),
	Link:         strokes("M8.5 11.5a3.2 3.2 0 0 0 4.6 0l2.5-2.5a3.25 3.25 0 0 0-4.6-4.6L10 5.4M11.5 8.5a3.2 3.2 0 0 0-4.6 0L4.4 11a3.25 3.25 0 0 0 4.6 4.6l1-1"),
	Lock:         strokes("M5.5 9h9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM6.8 9V6.2a3.2 3.2 0 0 1 6.4 0V9"),
	Mail:         strokes("M4 4.5h12A1.5 1.5 0 0 1 17.5 6v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5ZM3 6l7 5 7-5"),
	Menu:         strokes("M3 5.5h14M3 10h14M3 14.5h14"),
	Merge:        strokes("M5.5 3.5v4c0 3 4.5 3 4.5 6v3.5M14.5 3.5v4c0 3-4.5 3-4.5 6M7 14.5l3 3 3-3"),
	Minus:        strokes("M4 10h12"),
	Moon:         strokes("M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5Z"),
	Note:         strokes("M5 3h10a1.5 1.5 0 0 1 1.5 1.5V12L11.5 17H5a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 5 3ZM16.5 12h-4a1 1 0 0 0-1 1v4M6.8 7h6.4M6.8 10h3.7"),
	Operations:   strokes("M3 6h3.5M10.5 6H17M3 14h7.5M14.5 14H17", "M8.5 4a2 2 0 1 0 0 4a2 2 0 0 0 0-4ZM12.5 12a2 2 0 1 0 0 4a2 2 0 0 0 0-4Z"),
	Pause:        strokes("M7 4.5v11M13 4.5v11"),
	Person:       strokes("M10 3.3a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 0 0 0-6.4ZM3.8 17c.4-3.2 3-4.7 6.2-4.7s5.8 1.5 6.2 4.7"),
	Phone:        strokes("M6.8 3.2L8.3 6.8 6.6 8.2a9.5 9.5 0 0 0 5.2 5.2l1.4-1.7 3.6 1.5v2.6a1.3 1.3 0 0 1-1.5 1.3C8.9 16.3 3.7 11.1 2.9 4.7A1.3 1.3 0 0 1 4.2 3.2Z"),
	Pipeline:     strokes("M3 4.5h14M5 8.3h10M7 12h6M8.8 15.7h2.4"),
	Play:         strokes("M6.5 4l9 6-9 6Z"),
	Plus:         strokes("M10 4v12M4 10h12"),
	Present:      strokes("M2.5 3.5h15M3.5 3.5v8.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V3.5M10 13v2M6.5 17.5L10 15l3.5 2.5"),
	Print:        strokes("M6 7.5V3h8v4.5M6 14H4.5A1.5 1.5 0 0 1 3 12.5V9a1.5 1.5 0 0 1 1.5-1.5h11A1.5 1.5 0 0 1 17 9v3.5a1.5 1.5 0 0 1-1.5 1.5H14M6 11.5h8V17H6Z"),
	Redo:         strokes("M16.5 8H8a4.5 4.5 0 0 0 0 9h3M13 4.5L16.5 8 13 11.5"),
	Search:       strokes("M9 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11ZM13 13l4 4"),
	Settings:     strokes("M10 7.3a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 0 0 0-5.4Z", "M8.5 2.8h3l.4 2 1.5.9 2-.7 1.5 2.6-1.6 1.3v2.2l1.6 1.3-1.5 2.6-2-.7-1.5.9-.4 2h-3l-.4-2-1.5-.9-2 .7-1.5-2.6 1.6-1.3V8.9L3.1 7.6 4.6 5l2 .7 1.5-.9Z"),
	Shield:       strokes("M10 2.8l6 2.2v4.5c0 3.8-2.5 6.5-6 7.8-3.5-1.3-6-4-6-7.8V5ZM7.3 9.8l2 2 3.5-3.8"),
	Sort:         strokes("M6 4v12M3 13l3 3 3-3M14 16V4M11 7l3-3 3 3"),
	Star:         strokes("M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6Z"),
	Sun:          strokes("M10 6.7a3.3 3.3 0 1 0 0 6.6a3.3 3.3 0 0 0 0-6.6ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1"),
	Table:        strokes("M4 3.5h12a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM3 8h14M3 12.2h14M8 8v8.5"),
	Tag:          strokes("M3.5 4.5v5.3L11 17.2l6-6-7.4-7.4H4.3a.8.8 0 0 0-.8.7ZM7 7.3v.01"),
	Target:       strokes("M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14Z", "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7Z", "M10 10v.01"),
	Team:         strokes("M7.5 4a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6ZM2 16c.3-2.8 2.5-4.2 5.5-4.2S12.7 13.2 13 16M13 4.3a2.7 2.7 0 0 1 0 5M15 12c1.7.6 2.8 1.9 3 4"),
	Trash:        strokes("M3.5 5.5h13M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5M5 5.5l.7 10.1A1.5 1.5 0 0 0 7.2 17h5.6a1.5 1.5 0 0 0 1.5-1.4L15 5.5M8.5 9v4.5M11.5 9v4.5"),
	Undo:         strokes("M3.5 8H12a4.5 4.5 0 0 1 0 9H9M7 4.5L3.5 8 7 11.5"),
	Upload:       strokes("M10 13V3.5M6 7l4-4 4 4M3.5 14v1.5A1.5 1.5 0 0 0 5 17h10a1.5 1.5 0 0 0 1.5-1.5V14"),
	Warning:      strokes("M10 3.2l7.5 13.1h-15ZM10 8.3v3.7M10 14.2v.01"),
	X:            strokes("M5 5l10 10M15 5L5 15"),
}

var order = func() []Name {
	names := make([]Name, 0, len(drawings))
	for n := range drawings {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}()
