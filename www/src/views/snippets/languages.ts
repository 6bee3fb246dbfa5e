/** The languages, and what each needs. */

import { javascriptFile, javascriptSnippet } from "./javascript";
import type { SnippetModel } from "./model";
import { pythonFile, pythonSnippet } from "./python";
import { rustFile, rustSnippet } from "./rust";

export type Language = "python" | "javascript" | "rust";

interface Snippet {
	/** As it is called everywhere. */
	name: string;
	/** The file in which the code is put. */
	file: string;
	/** The model's files that it reads. */
	formats: readonly (keyof SnippetModel["files"])[];
	write(model: SnippetModel): string;
}

export const snippets: Record<Language, Snippet> = {
	python: { name: "Python", file: pythonFile, formats: ["onnx_encoder", "onnx_decoder"], write: pythonSnippet },
	javascript: { name: "JavaScript", file: javascriptFile, formats: ["safetensors"], write: javascriptSnippet },
	rust: { name: "Rust", file: rustFile, formats: ["safetensors"], write: rustSnippet },
};

export const languages: readonly Language[] = ["python", "javascript", "rust"];
