/** Details for diagnosing an error, as plain text. */

interface Environment {
	/** the address, which describes the state of the view */
	href: string;
	userAgent: string;
}

export function errorDetails(thrown: unknown, { href, userAgent }: Environment): string {
	return [...describe(thrown), href, userAgent].join("\n\n");
}

/** An error, then what caused it. Firefox and Safari leave the message out of the stack. */
function describe(thrown: unknown): string[] {
	if (!(thrown instanceof Error)) return [String(thrown)];
	const { stack = "" } = thrown;
	const text = stack.includes(thrown.message) ? stack : `${thrown}\n${stack}`;
	return [text.trim(), ...(thrown.cause === undefined ? [] : describe(thrown.cause))];
}
