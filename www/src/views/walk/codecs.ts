/** Codes and regions of the map, as they stand in the address: numbers with an underscore between them. */

import type { Region } from "../../engine/protocol";
import type { Codec } from "../../state/link";

/** Beyond this a decoder has never been asked anything. */
export const REACH = 6;
const DECIMALS = 2;

function write(values: Iterable<number>): string {
	return Array.from(values, (value) => String(Number(value.toFixed(DECIMALS)))).join("_");
}

function read(text: string): number[] | undefined {
	const parts = text.split("_");
	const values = parts.map(Number);
	const isGood = parts.every((part) => part !== "") && values.every((value) => Math.abs(value) <= REACH);
	return isGood ? values : undefined;
}

export const codeCodec: Codec<Float32Array | undefined> = {
	write: (code) => write(code ?? []),
	read: (text) => {
		const values = read(text);
		return values && [2, 16].includes(values.length) ? Float32Array.from(values) : undefined;
	},
};

/** Three deviations of the prior and a little more. */
export const fullRegion: Region = { left: -3.5, right: 3.5, bottom: -3.5, top: 3.5 };

export const regionCodec: Codec<Region> = {
	write: ({ left, bottom, right }) => write([left, bottom, right - left]),
	read(text) {
		const [left, bottom, side] = read(text) ?? [];
		if (left === undefined || bottom === undefined || side === undefined || side < 0.1) return undefined;
		return { left, bottom, right: left + side, top: bottom + side };
	},
};
