/** Tables as text (RFC 4180). */

/** Quoted where it holds what separates fields or rows. */
function field(value: string | number): string {
	const text = String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without it spreadsheets take names in Chinese for others; to programs that read a table it is in the way. */
const BYTE_ORDER_MARK = "\ufeff";

/** In UTF-8, and marked as such where that makes a difference. */
export function csvFile(table: string): Blob {
	const isAscii = !/[^ -~\t\r\n]/.test(table);
	return new Blob(isAscii ? [table] : [BYTE_ORDER_MARK, table], { type: "text/csv" });
}

export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
