package tabular

// What can be wrong with a file as a whole.
var (
	problemEmpty = NewMessage("empty", Refusal,
		"El archivo está vacío.", "The file is empty.")
	problemNoRows = NewMessage("no_rows", Refusal,
		"El archivo no tiene filas de datos, solo encabezados.", "The file has no data rows, only headers.")
	problemTooLarge = NewMessage("too_large", Refusal,
		"El archivo es demasiado grande: tiene {n} MB y el máximo es {detail} MB. Divídalo o exporte menos columnas.",
		"The file is too large: it has {n} MB and the most is {detail} MB. Split it or export fewer columns.")
	problemColumns = NewMessage("too_many_columns", Refusal,
		"El archivo tiene {n} columnas y el máximo es {detail}. Exporte solo las columnas necesarias.",
		"The file has {n} columns and the most is {detail}. Export only the columns you need.")
	problemNotTable = NewMessage("not_a_table", Refusal,
		"Esto no es un archivo de texto con columnas: es {detail}.",
		"This is not a text file with columns: it is {detail}.")
	problemCancelled = NewMessage("cancelled", Refusal,
		"La lectura se canceló; nada cambió.", "Reading was cancelled; nothing changed.")
)

// What Read found and put right, or could not.
var (
	problemDamaged = NewMessage("damaged_encoding", Warning,
		"Caracteres dañados: {n}; se muestran como «�». El primero está en la fila {row}.",
		"Damaged characters: {n}, shown as “�”. The first is in row {row}.")
	problemMojibake = NewMessage("mojibake", Warning,
		"El texto parece guardado con una codificación equivocada («{value}»). Vuelva a exportar el archivo como UTF-8.",
		"The text seems to have been saved in a wrong encoding (“{value}”). Export the file again as UTF-8.")
	problemQuote = NewMessage("unclosed_quote", Warning,
		"Una comilla se abre y no se cierra; se leyó como parte del texto.",
		"A quotation mark opens and does not close; it was read as part of the text.")
	problemShort = NewMessage("short_row", Warning,
		"La fila tiene {n} celdas y se esperaban {detail}; las que faltan quedaron vacías.",
		"The row has {n} cells where {detail} were expected; the missing ones were left empty.")
	problemLong = NewMessage("long_row", Warning,
		"La fila tiene {n} celdas y se esperaban {detail}; lo que sobra no se leyó: «{value}».",
		"The row has {n} cells where {detail} were expected; the rest was not read: “{value}”.")
	problemField = NewMessage("long_field", Warning,
		"El texto tiene {n} caracteres y se cortó en {detail}.",
		"The text has {n} characters and was cut at {detail}.")
	problemHeaderTwice = NewMessage("duplicate_header", Info,
		"El encabezado «{value}» se repite; la columna se llama «{column}».",
		"The header “{value}” appears again; the column is called “{column}”.")
	problemHeaderEmpty = NewMessage("empty_header", Info,
		"Una columna con datos no tiene encabezado; se llama «{column}».",
		"A column with data has no header; it is called “{column}”.")
	problemNoHeader = NewMessage("no_header", Warning,
		"La primera fila parece contener datos: se leyó sin encabezados.",
		"The first row seems to hold data: the file was read without headers.")
	problemTitle = NewMessage("title_lines", Info,
		"Filas saltadas antes de los encabezados: {n} («{value}»).",
		"Rows skipped before the headers: {n} (“{value}”).")
	problemTotal = NewMessage("total_row", Info,
		"La fila parece un total y no se leyó: «{value}».",
		"The row looks like a total and was not read: “{value}”.")
	problemFooter = NewMessage("footer", Info,
		"La fila parece una nota al pie y no se leyó: «{value}».",
		"The row looks like a footnote and was not read: “{value}”.")
	problemBlank = NewMessage("blank_rows", Info,
		"Filas en blanco que se saltaron: {n}.", "Blank rows skipped: {n}.")
)

// What can be wrong with a cell.
var (
	problemDate = NewMessage("bad_date", Error,
		"«{value}» no es una fecha con el formato {detail}.", "“{value}” is not a date in the format {detail}.")
	problemNoSuchDate = NewMessage("impossible_date", Error,
		"La fecha «{value}» no existe.", "The date “{value}” does not exist.")
	problemNumber = NewMessage("bad_number", Error,
		"«{value}» no es un número.", "“{value}” is not a number.")
	problemNumberRange = NewMessage("number_range", Error,
		"El número «{value}» es demasiado grande.", "The number “{value}” is too large.")
	problemBool = NewMessage("bad_bool", Error,
		"«{value}» no es sí ni no.", "“{value}” is neither yes nor no.")
)
