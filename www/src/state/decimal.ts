/** The number that a text is when people write it: `0.5`, `.5`, `1e-3`, full-width digits. NaN for others, such as `0x10`. */
export function parseDecimal(text: string): number {
	const plain = text.normalize("NFKC").trim();
	return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}
