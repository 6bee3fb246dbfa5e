/** What Chinese texts need around the names and nouns that are put into them. */

/** The measure word of what the examples of a data set are called. */
export function measureWord(noun: string): string {
	return noun === "图像" ? "幅" : "个";
}

const unspaced = /^(?:\p{sc=Han}[\p{sc=Latin}\p{N}]|[\p{sc=Latin}\p{N}]\p{sc=Han})$/u;

function joined(before: string, after: string): string {
	const isUnspaced = unspaced.test(before.slice(-1) + after.slice(0, 1));
	return isUnspaced ? `${before} ${after}` : before + after;
}

/** A template with a space wherever a value of Latin letters or digits meets a Chinese character. */
export function spaced(literals: TemplateStringsArray, ...values: (string | number)[]): string {
	return literals.reduce((text, literal, at) => joined(joined(text, String(values[at - 1] ?? "")), literal));
}
