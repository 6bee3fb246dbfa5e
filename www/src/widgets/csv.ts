/** Tables as text (RFC 4180). */

/** Quoted if it contains separators of fields or rows, or quotes. */
function field(value: string | number): string {
	const text = String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets need it to read Chinese names as UTF-8; programs that read the table do better without. */
const BYTE_ORDER_MARK = "\ufeff";

/** In UTF-8, with a byte order mark if there are characters beyond ASCII. */
export function csvFile(table: string): Blob {
	const isAscii = !/[^ -~\t\r\n]/.test(table);
	return new Blob(isAscii ? [table] : [BYTE_ORDER_MARK, table], { type: "text/csv" });
}

export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
