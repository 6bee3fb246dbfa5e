/** Which of the trainings that are kept are under way in some open tab, this one or another. */

const PREFIX = "training ";

let letGo: (() => void) | undefined;

/** Until it is released, or the tab is closed; another claim of this tab is released. False where another tab has it. */
export function claim(key: string): Promise<boolean> {
	release();
	// Pages that were not opened by https have no locks: then every tab thinks that it is alone.
	const { locks } = navigator;
	if (!locks) return Promise.resolve(true);
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	return new Promise((tell) => {
		void locks.request(PREFIX + key, { ifAvailable: true }, (lock) => {
			tell(lock !== null);
			return lock ? held : undefined;
		});
	});
}

export function release(): void {
	letGo?.();
	letGo = undefined;
}

export async function claimedKeys(): Promise<ReadonlySet<string>> {
	const { held = [] } = (await navigator.locks?.query()) ?? {};
	const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(PREFIX));
	return new Set(names.map((name) => name.slice(PREFIX.length)));
}
