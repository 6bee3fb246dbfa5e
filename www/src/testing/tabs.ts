/** Tabs of one browser: each has the modules of the page for itself, while locks and database are shared. */

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import type { fetchExamples } from "../engine/client";
import type { EngineError } from "../engine/error";
import { locks, settle } from "./page";
import { config, FakeCoordinator, FakeEvaluators } from "./training";

export interface TabOptions {
	/** Numbers of the models that are trained in it. */
	parameters?: number;
	/** Called with each coordinator that is started. */
	onCoordinator?(coordinator: FakeCoordinator): void;
}

/** In the place of the modules that start workers and fetch files, for the tab that is opened next. */
function mockWorkers(
	coordinators: FakeCoordinator[],
	evaluators: FakeEvaluators,
	{ parameters = 3, onCoordinator = () => {} }: TabOptions,
): void {
	function connectCoordinator(onLost: (error: EngineError) => void) {
		const coordinator = new FakeCoordinator(onLost, parameters);
		coordinators.push(coordinator);
		onCoordinator(coordinator);
		return coordinator.client;
	}
	const fetch: typeof fetchExamples = async () => new Uint8Array(1);
	vi.doMock("../engine/training/client", () => ({ connectCoordinator }));
	const fetchBytes = async (url: string) => new TextEncoder().encode(url);
	vi.doMock("../engine/client", () => ({ fetchExamples: fetch, fetchBytes }));
	vi.doMock("../engine/models", () => ({ connectModels: () => undefined }));
	vi.doMock("../state/training/evaluators", () => ({ evaluators, evalSettingsOf: (config: unknown) => config }));
}

const toClose: (() => void)[] = [];

/** Closes all tabs; nothing is left of what they kept. */
export function resetBrowser(): void {
	for (const close of toClose.splice(0)) close();
	vi.stubGlobal("indexedDB", new IDBFactory());
	locks.closeTabs();
	locks.isRefused = false;
}

export async function openTab(options: TabOptions = {}) {
	const coordinators: FakeCoordinator[] = [];
	const evaluators = new FakeEvaluators();
	const startHook = { onStart: (_: FakeCoordinator): void => {} };
	const onCoordinator = (coordinator: FakeCoordinator) => {
		options.onCoordinator?.(coordinator);
		startHook.onStart(coordinator);
	};
	mockWorkers(coordinators, evaluators, { ...options, onCoordinator });
	vi.resetModules();
	const [session, interrupted, current, storage, { EngineError: TabError }] = await Promise.all([
		import("../state/training/session"),
		import("../state/training/interrupted"),
		import("../state/training/currentSession"),
		import("../state/storage"),
		import("../engine/error"),
	]);
	// Loads the modules that the storage imports when it is first used: `settle` does not wait for files.
	await storage.listTrainings().catch(() => {});
	toClose.push(() => current.currentSession.peek()?.abort());
	return {
		coordinators,
		evaluators,
		...session,
		...interrupted,
		...current,
		storage,
		/** Of the trainings that are saved, in ascending order. */
		trainingKeys: async () => (await storage.listTrainings()).map(({ key }) => key),
		/** The one that was started last. */
		coordinator(): FakeCoordinator {
			const last = coordinators.at(-1);
			if (!last) throw new Error("no training has been started");
			return last;
		},
		/** The worker of the training that was started last ends. */
		lose(code: string): void {
			this.coordinator().lose(new TabError(code, ""));
		},
		/** As `lose`, and all that are started in its place end as well. */
		async loseForGood(code: string): Promise<void> {
			startHook.onStart = (coordinator) => coordinator.lose(new TabError(code, ""));
			this.lose(code);
			await passTime(200);
			startHook.onStart = () => {};
		},
		/** Starts a training of one small model, with `steps` steps. */
		async start(steps = 100): Promise<void> {
			void session.startTraining({ data: "mnist", configs: [config], workers: 1, targetStep: () => steps }, 0);
			await settle();
		},
	};
}

export type Tab = Awaited<ReturnType<typeof openTab>>;

/** So much time passes, and all happens that comes of it. */
export async function passTime(ms: number): Promise<void> {
	await vi.advanceTimersByTimeAsync(ms);
	await settle();
}
