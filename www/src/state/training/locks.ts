/** Which of the saved trainings are open in some tab, this one or another. */

/** Shown to the browser's other pages of this origin, so it starts with the name of the project. */
const PREFIX = "autoencoder-playground training ";

/** A lock on the training that is saved under a key: who has it may train, save and delete it. It ends with the tab. */
export interface TrainingLock {
	readonly key: string;
	release(): void;
}

/** undefined where another tab has it. */
export function acquireLock(key: string): Promise<TrainingLock | undefined> {
	return new Promise((resolve) => {
		let release = () => {};
		const released = new Promise<void>((end) => {
			release = end;
		});
		const lock = { key, release: () => release() };
		// Pages that were not opened by https have no locks, and some browsers refuse them: then every tab is alone.
		const { locks } = navigator;
		if (!locks) {
			resolve(lock);
			return;
		}
		const request = async () =>
			locks.request(PREFIX + key, { ifAvailable: true }, (granted) => {
				resolve(granted ? lock : undefined);
				return granted ? released : undefined;
			});
		request().catch(() => resolve(lock));
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
