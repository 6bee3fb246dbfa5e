/** Which of the trainings that are kept are under way in some open tab, this one or another. */

const PREFIX = "training ";

let releaseHeld: (() => void) | undefined;

/** Until it is released, or the tab is closed; another claim of this tab is released. False where another tab has it. */
export function acquire(key: string): Promise<boolean> {
	release();
	// Pages that were not opened by https have no locks: then every tab thinks that it is alone.
	const { locks } = navigator;
	if (!locks) return Promise.resolve(true);
	const held = new Promise<void>((resolve) => {
		releaseHeld = resolve;
	});
	return new Promise((tell) => {
		void locks.request(PREFIX + key, { ifAvailable: true }, (lock) => {
			tell(lock !== null);
			return lock ? held : undefined;
		});
	});
}

export function release(): void {
	releaseHeld?.();
	releaseHeld = undefined;
}

export async function lockedKeys(): Promise<ReadonlySet<string>> {
	const { held = [] } = (await navigator.locks?.query()) ?? {};
	const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(PREFIX));
	return new Set(names.map((name) => name.slice(PREFIX.length)));
}
