/** Codes and regions of the map, as they stand in the address: numbers with an underscore between them. */

import type { Region } from "../../engine/protocol";
import type { Codec } from "../../state/link";

const DECIMALS = 2;

function write(values: Iterable<number>): string {
	return Array.from(values, (value) => String(Number(value.toFixed(DECIMALS)))).join("_");
}

/** What of the numbers in a link is taken. */
type IsGood = (values: readonly number[]) => boolean;

function read(text: string, isGood: IsGood): number[] | undefined {
	const parts = text.split("_");
	const values = parts.map(Number);
	return parts.every((part) => part !== "") && values.every(Number.isFinite) && isGood(values) ? values : undefined;
}

export function codeCodec(isGood: IsGood): Codec<Float32Array | undefined> {
	return {
		write: (code) => write(code ?? []),
		read: (text) => {
			const values = read(text, isGood);
			return values && Float32Array.from(values);
		},
	};
}

export function regionCodec(isGood: IsGood): Codec<Region | undefined> {
	return {
		write: (region) => (region ? write([region.left, region.bottom, region.right - region.left]) : ""),
		read(text) {
			const [left, bottom, side] = read(text, isGood) ?? [];
			if (left === undefined || bottom === undefined || side === undefined || side < 0.1) return undefined;
			return { left, bottom, right: left + side, top: bottom + side };
		},
	};
}
