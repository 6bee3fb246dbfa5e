/** Keeps the selected model in this browser, or saves it as a file. */

import { signal } from "@preact/signals";
import type { ModelConfig } from "../../../engine/protocol";
import { announce } from "../../../state/announcer";
import { isHeld } from "../../../state/heldModels";
import { learntFrom, type NewModel, notedFile } from "../../../state/newModel";
import { type OwnModel, saveModel, storageError } from "../../../state/ownModels";
import { checkpointAt } from "../../../state/training/checkpoints";
import { currentSession } from "../../../state/training/current";
import type { SavedTraining, TrainingCopy } from "../../../state/training/savedTraining";
import {
	checkpoints,
	copyTraining,
	selectedRun,
	selectedStep,
	session,
	snapshot,
} from "../../../state/training/session";
import type { TrainingInfo } from "../../../state/training/training";
import type { ViewId } from "../../../state/views";
import { formatNumber, strings } from "../../../strings";
import { modelFileName, download as saveFile } from "../../../widgets/download";
import { withModelAlone } from "../setup/settingsCodec";
import { texts } from "./texts";

/** The name of the model as typed; undefined for the default name. */
export const typed = signal<string | undefined>(undefined);
/** In the language of the page, also once that is another one. */
export const message = signal<(() => string) | undefined>(undefined);
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

/** The model that is selected and its name as typed, as they were when it was asked for: until it is there, others may be. */
function asked() {
	const [training, run, selected, name] = [session.peek(), selectedRun.peek(), selectedStep.peek(), typed.peek()];
	const shown = selected === undefined ? snapshot.peek()?.checkpoint : checkpointAt(checkpoints.peek(), selected);
	const isSelected = () => training === session.peek() && run === selectedRun.peek();
	return { training, run, selected, name, shown, isSelected };
}

type Asked = ReturnType<typeof asked>;

async function modelToKeep({ run, selected, shown }: Asked): Promise<ModelToSave | undefined> {
	const copy = selected === undefined ? await copyTraining().catch(() => undefined) : undefined;
	const newest = copy && modelOf(copy, run);
	if (newest) return newest;
	const bytes = shown?.runs[run]?.bytes;
	return bytes && { step: shown.step, bytes: bytes.slice() };
}

function nameOf({ training, run, name }: Asked, step: number): string {
	return name?.trim() || defaultNameOf(training, run, step);
}

/** What is said of models that have just been kept; where only this tab has some, that they are to be downloaded. */
function outcomeOf(models: readonly OwnModel[], kept: () => string): () => string {
	const held = models.filter(({ id }) => isHeld(id)).map(({ name }) => `“${name}”`);
	const why = storageError.peek()?.code ?? "failed";
	if (held.length === 0) return kept;
	return () => texts.value.held(strings.value.joinNames(held), texts.value.reasons[why]);
}

const failed = () => texts.value.failed;

/** The models that are being kept, for each training. */
const keeping = new WeakMap<TrainingInfo, Set<string>>();

/** Each model once, however often it is asked for until it is done. */
export async function keep(): Promise<void> {
	const wanted = asked();
	if (!wanted.training) return;
	const models = keeping.get(wanted.training) ?? new Set();
	keeping.set(wanted.training, models);
	const model = `${wanted.run} at ${wanted.selected}`;
	if (models.has(model)) return;
	models.add(model);
	await keepNow(wanted, wanted.training).finally(() => models.delete(model));
}

/** What is kept of a model, with what is known of it by its training. */
function toKeep({ step: _, ...model }: ModelToSave, name: string, learnt: ReturnType<typeof learntFrom>): NewModel {
	return { name, ...model, ...learnt };
}

async function keepNow(wanted: Asked, training: TrainingInfo): Promise<void> {
	const learnt = learntFrom(training, wanted.run);
	const found = await modelToKeep(wanted);
	if (!found) return;
	const outcome = await saveModel(toKeep(found, nameOf(wanted, found.step), learnt)).then(
		(model) => outcomeOf([model], () => texts.value.kept(model.name, model.canResume)),
		() => failed,
	);
	announce(outcome());
	if (!wanted.isSelected()) return;
	if (typed.peek() === wanted.name) typed.value = undefined;
	message.value = outcome;
}

/** Keeps the models of all runs, for which a view asked, each with its default name; gives those that are kept. */
export async function keepAll(view: ViewId): Promise<OwnModel[]> {
	forgetOthers();
	const [current, training] = [session.peek(), currentSession.peek()];
	const copy = await copyTraining().catch(() => undefined);
	const kept: OwnModel[] = [];
	if (!copy && currentSession.peek() !== training) return kept; // another has taken its place
	const areKept = copy !== undefined && (await keepRuns(copy, current, kept));
	const outcome = areKept ? outcomeOf(kept, () => texts.value.keptAll(kept.length)) : failed;
	announce(outcome());
	if (session.peek() === current) [message.value, askedIn.value] = [outcome, areKept ? view : undefined];
	return kept;
}

/** Adds the models to `kept` one after another. False where one could not be kept. */
async function keepRuns(copy: TrainingCopy, current: TrainingInfo | undefined, kept: OwnModel[]): Promise<boolean> {
	try {
		for (const index of copy.training.configs.keys()) {
			const found = modelOf(copy, index);
			if (!found) continue;
			const learnt = learntFrom(copy.training, index);
			kept.push(await saveModel(toKeep(found, defaultNameOf(current, index, found.step), learnt)));
		}
		return true;
	} catch {
		return false;
	}
}

export async function download(): Promise<void> {
	const wanted = asked();
	const learnt = wanted.training && learntFrom(wanted.training, wanted.run);
	const found = await modelToKeep(wanted);
	if (!found) return;
	const bytes = await notedFile(found.bytes, learnt ?? {});
	const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" });
	saveFile(modelFileName(nameOf(wanted, found.step)), file);
}
