/** The programming languages of the snippets, with the files of a model that each reads. */

import { javascriptFileName, javascriptSnippet } from "./javascript";
import type { SnippetModel } from "./model";
import { pythonFileName, pythonSnippet } from "./python";
import { rustFileName, rustSnippet } from "./rust";

export type ProgrammingLanguage = "python" | "javascript" | "rust";

interface Snippet {
	/** The same in every language of the page. */
	name: string;
	/** What a visitor saves the code as. */
	programFile: string;
	/** The model's files that it reads. */
	formats: readonly (keyof SnippetModel["files"])[];
	generate(model: SnippetModel): string;
}

export const snippets: Record<ProgrammingLanguage, Snippet> = {
	python: {
		name: "Python",
		programFile: pythonFileName,
		formats: ["onnx_encoder", "onnx_decoder"],
		generate: pythonSnippet,
	},
	javascript: {
		name: "JavaScript",
		programFile: javascriptFileName,
		formats: ["safetensors"],
		generate: javascriptSnippet,
	},
	rust: { name: "Rust", programFile: rustFileName, formats: ["safetensors"], generate: rustSnippet },
};

export const programmingLanguages: readonly ProgrammingLanguage[] = ["python", "javascript", "rust"];
