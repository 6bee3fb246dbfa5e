/** Tells boot.js which files each view needs, so that they are downloaded beside the first bundle, not once it has run. */

import type { Rolldown } from "vite";
import { type ViewId, viewIds } from "./src/state/views";

type Bundle = Rolldown.OutputBundle;

/** The view whose component a chunk was made for; Reconstruct is part of the first bundle. */
function viewOf(chunk: Rolldown.OutputChunk): ViewId | undefined {
	const folder = /\/src\/views\/(\w+)\/\w+\.tsx$/.exec(chunk.facadeModuleId ?? "")?.[1];
	return chunk.isDynamicEntry ? viewIds.find((id) => id === folder) : undefined;
}

/** Adds the file, the chunks that it imports and their styles to `found`. */
function collect(bundle: Bundle, fileName: string, found: Set<string>): void {
	const chunk = bundle[fileName];
	if (chunk?.type !== "chunk" || found.has(fileName)) return;
	found.add(fileName);
	for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
	for (const imported of chunk.imports) collect(bundle, imported, found);
}

/** By view: what it needs beyond the files that the page starts with. */
export function viewPreloads(bundle: Bundle): Partial<Record<ViewId, string[]>> {
	const files: Partial<Record<ViewId, string[]>> = {};
	const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
	const first = new Set<string>();
	for (const { isEntry, fileName } of chunks) if (isEntry) collect(bundle, fileName, first);
	for (const chunk of chunks) {
		const id = viewOf(chunk);
		const all = new Set<string>();
		if (id) collect(bundle, chunk.fileName, all);
		if (id) files[id] = [...all].filter((file) => !first.has(file));
	}
	const missing = viewIds.filter((id) => id !== "reconstruct" && !files[id]);
	if (missing.length > 0) throw new Error(`no chunk was made for these views: ${missing.join(", ")}`);
	return files;
}
