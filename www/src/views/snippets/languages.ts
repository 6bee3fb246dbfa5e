/** The programming languages of the snippets, with the files of a model that each reads. */

import { javascriptFileName, javascriptSnippet } from "./javascript";
import type { SnippetModel } from "./model";
import { pythonFileName, pythonSnippet } from "./python";
import { rustFileName, rustSnippet } from "./rust";

export type ProgrammingLanguage = "python" | "javascript" | "rust";

interface Snippet {
	/** The name of the language, the same in all translations of the page. */
	name: string;
	/** The file name under which the visitor saves the code. */
	programFileName: string;
	/** The model's files that it reads. */
	formats: readonly (keyof SnippetModel["files"])[];
	generate(model: SnippetModel): string;
}

export const snippets: Record<ProgrammingLanguage, Snippet> = {
	python: {
		name: "Python",
		programFileName: pythonFileName,
		formats: ["onnx_encoder", "onnx_decoder"],
		generate: pythonSnippet,
	},
	javascript: {
		name: "JavaScript",
		programFileName: javascriptFileName,
		formats: ["safetensors"],
		generate: javascriptSnippet,
	},
	rust: { name: "Rust", programFileName: rustFileName, formats: ["safetensors"], generate: rustSnippet },
};

export const programmingLanguages: readonly ProgrammingLanguage[] = ["python", "javascript", "rust"];
