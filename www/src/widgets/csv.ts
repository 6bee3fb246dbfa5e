/** Tables as text (RFC 4180). */

/** Quoted where it holds what separates fields or rows. */
function field(value: string | number): string {
	const text = String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
