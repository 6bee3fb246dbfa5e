/** A value in the address that has a meaning for its data set alone: with another one it is the initial value again. */

import "./dataSetLink";
import { computed, type ReadonlySignal } from "@preact/signals";
import { dataSetScoped } from "./dataSetScoped";
import { type Codec, linkPart } from "./urlState";
import type { ViewId } from "./views";

export interface DataSetLinked<T> {
	shown: ReadonlySignal<T>;
	set(value: T): void;
}

/** As `linked`, with an initial value that may depend on the data set; `isFixed` as of any part of the address. */
export function dataSetLinked<T>(
	owner: ViewId,
	key: string,
	initial: () => T,
	codec: Codec<T>,
	isFixed?: () => boolean,
): DataSetLinked<T> {
	const chosen = dataSetScoped<{ value: T }>();
	linkPart({
		view: owner,
		key,
		write() {
			const { value } = chosen.shown.value ?? { value: initial() };
			return value === initial() ? undefined : codec.write(value);
		},
		read(text) {
			const value = text === undefined ? undefined : codec.read(text);
			if (value === undefined) chosen.clear();
			else chosen.set({ value });
			return text === undefined || value !== undefined;
		},
		...(isFixed && { isFixed }),
	});
	return {
		shown: computed(() => (chosen.shown.value ? chosen.shown.value.value : initial())),
		set: (value) => chosen.set({ value }),
	};
}
