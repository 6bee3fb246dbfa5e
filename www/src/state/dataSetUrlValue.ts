/** A value in the address that has a meaning for its data set alone: with another one it is the initial value again. */

import "./dataSetInUrl";
import { computed, type ReadonlySignal } from "@preact/signals";
import { dataSetScoped } from "./dataSetScoped";
import { addUrlPart, type Codec } from "./urlState";
import type { ViewId } from "./views";

export interface DataSetUrlValue<T> {
	/** the value that was set for the active data set, or else its initial value */
	current: ReadonlySignal<T>;
	set(value: T): void;
}

/** As `urlSignal`, with an initial value that may depend on the data set. While `isFixed`, neither Back nor a link changes it. */
export function dataSetUrlValue<T>(
	owner: ViewId,
	key: string,
	initial: () => T,
	codec: Codec<T>,
	isFixed?: () => boolean,
): DataSetUrlValue<T> {
	const chosen = dataSetScoped<{ value: T }>();
	addUrlPart({
		view: owner,
		key,
		write() {
			const { value } = chosen.current.value ?? { value: initial() };
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
		current: computed(() => (chosen.current.value ? chosen.current.value.value : initial())),
		set: (value) => chosen.set({ value }),
	};
}
