/** Which of the saved trainings are open in some tab, this one or another. */

/** Shown to the browser's other pages of this origin, so it starts with the name of the project. */
const PREFIX = "autoencoder-playground training ";

/** The right to train, save and delete what is saved under a key. It ends with the tab. */
export interface Claim {
	readonly key: string;
	release(): void;
}

/** undefined where another tab has it. */
export function acquire(key: string): Promise<Claim | undefined> {
	return new Promise((resolve) => {
		let release = () => {};
		const released = new Promise<void>((end) => {
			release = end;
		});
		const claim = { key, release: () => release() };
		// Pages that were not opened by https have no locks, and some browsers refuse them: then every tab is alone.
		const { locks } = navigator;
		if (!locks) {
			resolve(claim);
			return;
		}
		const request = async () =>
			locks.request(PREFIX + key, { ifAvailable: true }, (lock) => {
				resolve(lock ? claim : undefined);
				return lock ? released : undefined;
			});
		request().catch(() => resolve(claim));
	});
}

/** Includes this tab's locks; empty if the browser cannot list locks. */
export async function lockedKeys(): Promise<ReadonlySet<string>> {
	const names = (await heldLocks()).map(({ name = "" }) => name).filter((name) => name.startsWith(PREFIX));
	return new Set(names.map((name) => name.slice(PREFIX.length)));
}

async function heldLocks(): Promise<LockInfo[]> {
	try {
		return (await navigator.locks?.query())?.held ?? [];
	} catch {
		return [];
	}
}
