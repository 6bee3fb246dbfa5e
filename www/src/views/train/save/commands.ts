/** Keeps the selected model in this browser, or saves it as a file. */

import { signal } from "@preact/signals";
import type { ModelConfig } from "../../../engine/protocol";
import { announce } from "../../../state/announcer";
import { isHeld } from "../../../state/heldModels";
import { learntFrom, type NewModel, notedFile } from "../../../state/newModel";
import { type OwnModel, saveModel, storageError } from "../../../state/ownModels";
import type { SavedTraining, TrainingCopy } from "../../../state/training/savedTraining";
import { copyTraining, selectedRun, selectedStep, session, snapshot } from "../../../state/training/session";
import type { TrainingInfo } from "../../../state/training/training";
import type { ViewId } from "../../../state/views";
import { formatNumber, strings } from "../../../strings";
import { modelFileName, download as saveFile } from "../../../widgets/download";
import { withModelAlone } from "../setup/settingsCodec";
import { texts } from "./texts";

/** The name of the model as typed; undefined for the default name. */
export const typed = signal<string | undefined>(undefined);
export const message = signal<string | undefined>(undefined);
/** The view that asked for the models which are kept now. */
export const askedIn = signal<ViewId | undefined>(undefined);

/** The training, and the run of it, that what is typed and said is of. */
let subject = [session.peek(), selectedRun.peek()] as const;

/** Nothing of it applies to another model. It stays where only the view was left. */
export function forgetOthers(): void {
	const [training, run] = subject;
	if (training === session.peek() && run === selectedRun.peek()) return;
	subject = [session.peek(), selectedRun.peek()];
	[typed.value, message.value, askedIn.value] = [undefined, undefined, undefined];
}

export function nameAt(step: number): string {
	return defaultNameOf(session.peek(), selectedRun.peek(), step);
}

/** As Train's settings ask for them: what follows from them is left out. */
function sizesOf(config: ModelConfig): string {
	switch (config.kind) {
		case "vanilla":
			return config.encoder.join("-");
		case "variational":
			return [...config.encoder, config.latent].join("-");
		case "convolutional":
			return config.filters.slice(0, 2).join("-");
	}
}

function defaultNameOf(current: TrainingInfo | undefined, index: number, step: number): string {
	const config = current?.configs[index];
	if (!current || !config) return "";
	const epoch = step / current.stepsPerEpoch;
	const { defaultName, kinds, denoisers } = texts.value;
	const kind = (config.noise ? denoisers : kinds)[config.model.kind];
	return defaultName(`${kind} ${sizesOf(config.model)}`, formatNumber(epoch, Number.isInteger(epoch) ? 0 : 1));
}

/** What is saved: for the latest step the exact weights, with the state needed to resume. */
interface ModelToSave {
	step: number;
	bytes: Uint8Array;
	training?: SavedTraining;
}

function modelOf({ training, files }: TrainingCopy, index: number): ModelToSave | undefined {
	const { configs, states, histories, origins, link } = training;
	const [config, state, history] = [configs[index], states[index], histories[index]];
	const bytes = files[index];
	if (!bytes || !config || !state || !history) return undefined;
	const alone = { configs: [config], states: [state], histories: [history], link: withModelAlone(link, index) };
	const began = origins ? { origins: [origins[index] ?? null] } : {};
	return { step: state.step, bytes, training: { ...training, ...alone, ...began } };
}

async function modelToKeep(): Promise<ModelToSave | undefined> {
	const index = selectedRun.peek();
	const copy = selectedStep.peek() === undefined ? await copyTraining().catch(() => undefined) : undefined;
	const newest = copy && modelOf(copy, index);
	if (newest) return newest;
	const { step = 0, runs = [] } = snapshot.peek()?.checkpoint ?? {};
	const bytes = runs[index]?.bytes;
	return bytes && { step, bytes: bytes.slice() };
}

/** What is said of models that are kept; where only this tab has some, that they are to be downloaded. */
function outcomeOf(models: readonly OwnModel[], kept: string): string {
	const held = models.filter(({ id }) => isHeld(id));
	if (held.length === 0) return kept;
	const { held: text, reasons } = texts.value;
	return text(
		strings.value.joinNames(held.map(({ name }) => `“${name}”`)),
		reasons[storageError.peek()?.code ?? "failed"],
	);
}

let isKeeping = false;

/** Once, however often it is asked for until it is done. */
export async function keep(): Promise<void> {
	if (isKeeping) return;
	isKeeping = true;
	await keepNow().finally(() => {
		isKeeping = false;
	});
}

/** What is kept of a model, with what is known of it by its training. */
function toKeep({ step: _, ...model }: ModelToSave, name: string, learnt: ReturnType<typeof learntFrom>): NewModel {
	return { name, ...model, ...learnt };
}

async function keepNow(): Promise<void> {
	const current = session.peek();
	const learnt = current && learntFrom(current, selectedRun.peek());
	const found = await modelToKeep();
	if (!found || !learnt) return;
	try {
		const wished = typed.peek()?.trim() || nameAt(found.step);
		const model = await saveModel(toKeep(found, wished, learnt));
		typed.value = undefined;
		message.value = outcomeOf([model], texts.value.kept(model.name, model.canResume));
	} catch {
		message.value = texts.value.failed;
	}
	announce(message.value);
}

/** Keeps the models of all runs, for which a view asked, each with its default name; gives those that are kept. */
export async function keepAll(view: ViewId): Promise<OwnModel[]> {
	forgetOthers();
	const current = session.peek();
	const copy = await copyTraining().catch(() => undefined);
	const kept: OwnModel[] = [];
	if (!copy) return kept; // another training has taken its place
	try {
		for (const index of copy.training.configs.keys()) {
			const found = modelOf(copy, index);
			if (!found) continue;
			const learnt = learntFrom(copy.training, index);
			kept.push(await saveModel(toKeep(found, defaultNameOf(current, index, found.step), learnt)));
		}
		message.value = outcomeOf(kept, texts.value.keptAll(kept.length));
		askedIn.value = view;
	} catch {
		message.value = texts.value.failed;
	}
	announce(message.value ?? "");
	return kept;
}

export async function download(): Promise<void> {
	const current = session.peek();
	const learnt = current && learntFrom(current, selectedRun.peek());
	const found = await modelToKeep();
	if (!found) return;
	const bytes = await notedFile(found.bytes, learnt ?? {});
	const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" });
	saveFile(modelFileName(typed.peek()?.trim() || nameAt(found.step)), file);
}
