/** The numbers that a visitor has seen in one engine, kept for the comparison. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Numbers {
	/** Which of the wasm files the page has loaded. */
	build: "plain" | "relaxed";
	/** Of a drawing, whose antialiasing is each engine's own. */
	drawnScores: number[];
	drawnPixels: number[];
	/** Of inputs that are the same to the bit in every engine: figures as the page writes them, and the pixels of pictures. */
	figures: Record<string, string[]>;
	pixels: Record<string, number[]>;
	/** Hashes of what was trained. */
	weights: Record<string, string>;
}

export function noNumbers(): Numbers {
	return { build: "plain", drawnScores: [], drawnPixels: [], figures: {}, pixels: {}, weights: {} };
}

const fileOf = (folder: string, project: string) => join(folder, `${project}.json`);

export function writeNumbers(folder: string, project: string, numbers: Numbers): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(fileOf(folder, project), JSON.stringify(numbers));
}

/** undefined for an engine that is not installed */
export function readNumbers(folder: string, project: string): Numbers | undefined {
	const file = fileOf(folder, project);
	return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Numbers) : undefined;
}
