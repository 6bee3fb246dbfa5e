/** Which of the trainings that are kept are under way in some open tab, this one or another. */

const PREFIX = "training ";

let letGo: (() => void) | undefined;

/** Until it is released, or the tab is closed. Another claim of this tab is released. */
export function claim(key: string): void {
	release();
	// Pages that were not opened by https have no locks: then every tab thinks that it is alone.
	void navigator.locks?.request(
		PREFIX + key,
		() =>
			new Promise<void>((resolve) => {
				letGo = resolve;
			}),
	);
}

export function release(): void {
	letGo?.();
	letGo = undefined;
}

export async function claimedKeys(): Promise<ReadonlySet<string>> {
	const { held = [] } = (await navigator.locks?.query()) ?? {};
	return new Set(held.map(({ name = "" }) => name.slice(PREFIX.length)));
}
