/** Figures that native tests compute for the very examples that the page has; `tests/native/recognition_page.rs` writes them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

interface RecognitionFigures {
	rows: Record<string, { neighbours: number; probe: number }>;
	maps: Record<string, { trustworthiness: number; accuracy: number }>;
}

const file = join(__dirname, "../../golden/recognition.json");
export const recognitionFigures = JSON.parse(readFileSync(file, "utf8")) as RecognitionFigures;
