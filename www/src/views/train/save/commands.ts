/** Keeps the selected model in this browser, or saves it as a file. */

import { signal } from "@preact/signals";
import type { ModelConfig } from "../../../engine/protocol";
import { announce } from "../../../state/announcer";
import { fileWithNotes, type NewModel, trainingFactsOf } from "../../../state/newModel";
import { type OwnModel, saveModel, storageError } from "../../../state/ownModels";
import { isTabOnly } from "../../../state/tabOnlyModels";
import { checkpointAt } from "../../../state/training/checkpoints";
import { currentSession } from "../../../state/training/currentSession";
import type { SavedTraining, TrainingCopy } from "../../../state/training/savedTraining";
import {
	checkpoints,
	copyTraining,
	selectedRun,
	selectedStep,
	snapshot,
	trainingInfo,
} from "../../../state/training/session";
import type { TrainingInfo } from "../../../state/training/training";
import type { ViewId } from "../../../state/views";
import { formatNumber, strings } from "../../../strings";
import { modelFileName, download as saveFile } from "../../../widgets/download";
import { withSingleModel } from "../setup/settingsCodec";
import { texts } from "./texts";

/** The name for the model as typed; undefined for the default name. */
export const typedName = signal<string | undefined>(undefined);
/** How saving ended. A function, as the language of the page may change. */
export const outcomeMessage = signal<(() => string) | undefined>(undefined);
/** The view that asked for the models which were kept last. */
export const requestingView = signal<ViewId | undefined>(undefined);

/** The training and the index of its run to which `typedName` and `outcomeMessage` belong. */
let namedModel = [trainingInfo.peek(), selectedRun.peek()] as const;

/** Clears the name and the message if another model is selected; they stay where only the view was left. */
export function clearIfOtherModel(): void {
	const [training, run] = namedModel;
	if (training === trainingInfo.peek() && run === selectedRun.peek()) return;
	namedModel = [trainingInfo.peek(), selectedRun.peek()];
	[typedName.value, outcomeMessage.value, requestingView.value] = [undefined, undefined, undefined];
}

export function defaultNameAt(step: number): string {
	return defaultNameOf(trainingInfo.peek(), selectedRun.peek(), step);
}

/** The layer sizes for which Train's settings ask, such as 256-2; the decoder's follow from them. */
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

function modelToSave({ training, files }: TrainingCopy, index: number): ModelToSave | undefined {
	const { configs, states, histories, origins, link } = training;
	const [config, state, history] = [configs[index], states[index], histories[index]];
	const bytes = files[index];
	if (!bytes || !config || !state || !history) return undefined;
	const singleRun = { configs: [config], states: [state], histories: [history], link: withSingleModel(link, index) };
	const runOrigins = origins ? { origins: [origins[index] ?? null] } : {};
	return { step: state.step, bytes, training: { ...training, ...singleRun, ...runOrigins } };
}

/** The model that is selected now, and its name as typed: while it is fetched, another may be selected. `step` is undefined for the latest. */
function selectedModel() {
	const [training, run, step, name] = [trainingInfo.peek(), selectedRun.peek(), selectedStep.peek(), typedName.peek()];
	const checkpoint = step === undefined ? snapshot.peek()?.checkpoint : checkpointAt(checkpoints.peek(), step);
	const isSelected = () => training === trainingInfo.peek() && run === selectedRun.peek();
	return { training, run, step, name, checkpoint, isSelected };
}

type SelectedModel = ReturnType<typeof selectedModel>;

async function modelToKeep({ run, step, checkpoint }: SelectedModel): Promise<ModelToSave | undefined> {
	const copy = step === undefined ? await copyTraining().catch(() => undefined) : undefined;
	const newest = copy && modelToSave(copy, run);
	if (newest) return newest;
	const bytes = checkpoint?.runs[run]?.bytes;
	return bytes && { step: checkpoint.step, bytes: bytes.slice() };
}

function nameOf({ training, run, name }: SelectedModel, step: number): string {
	return name?.trim() || defaultNameOf(training, run, step);
}

/** The message about models that have just been kept; where only this tab has some, that they are to be downloaded. */
function outcomeText(models: readonly OwnModel[], kept: () => string): () => string {
	const tabOnly = models.filter(({ id }) => isTabOnly(id)).map(({ name }) => `“${name}”`);
	const reason = storageError.peek()?.code ?? "failed";
	if (tabOnly.length === 0) return kept;
	return () => texts.value.onlyInTab(strings.value.joinNames(tabOnly), texts.value.reasons[reason]);
}

const failed = () => texts.value.failed;

/** The models that are being kept, as run and step, for each training. */
const modelsBeingKept = new WeakMap<TrainingInfo, Set<string>>();

/** Keeps the selected model; does nothing while that is being kept already. */
export async function keepModel(): Promise<void> {
	const selection = selectedModel();
	if (!selection.training) return;
	const models = modelsBeingKept.get(selection.training) ?? new Set();
	modelsBeingKept.set(selection.training, models);
	const model = `${selection.run} at ${selection.step}`;
	if (models.has(model)) return;
	models.add(model);
	await keepSelected(selection, selection.training).finally(() => models.delete(model));
}

/** The model's record, with what is known of it by its training. */
function newModelOf(
	{ step: _, ...model }: ModelToSave,
	name: string,
	facts: ReturnType<typeof trainingFactsOf>,
): NewModel {
	return { name, ...model, ...facts };
}

async function keepSelected(selection: SelectedModel, training: TrainingInfo): Promise<void> {
	const facts = trainingFactsOf(training, selection.run);
	const found = await modelToKeep(selection);
	if (!found) return;
	const outcome = await saveModel(newModelOf(found, nameOf(selection, found.step), facts)).then(
		(model) => outcomeText([model], () => texts.value.kept(model.name, model.canResume)),
		() => failed,
	);
	announce(outcome());
	if (!selection.isSelected()) return;
	if (typedName.peek() === selection.name) typedName.value = undefined;
	outcomeMessage.value = outcome;
}

/** Keeps the models of all runs, for which a view asked, each with its default name; returns those that were kept. */
export async function keepAllModels(view: ViewId): Promise<OwnModel[]> {
	clearIfOtherModel();
	const [current, training] = [trainingInfo.peek(), currentSession.peek()];
	const copy = await copyTraining().catch(() => undefined);
	const kept: OwnModel[] = [];
	if (!copy && currentSession.peek() !== training) return kept; // another has taken its place
	const areKept = copy !== undefined && (await keepRuns(copy, current, kept));
	const outcome = areKept ? outcomeText(kept, () => texts.value.keptAll(kept.length)) : failed;
	announce(outcome());
	if (trainingInfo.peek() === current)
		[outcomeMessage.value, requestingView.value] = [outcome, areKept ? view : undefined];
	return kept;
}

/** Adds the models to `kept` one after another. False where one could not be kept. */
async function keepRuns(copy: TrainingCopy, current: TrainingInfo | undefined, kept: OwnModel[]): Promise<boolean> {
	try {
		for (const index of copy.training.configs.keys()) {
			const found = modelToSave(copy, index);
			if (!found) continue;
			const facts = trainingFactsOf(copy.training, index);
			kept.push(await saveModel(newModelOf(found, defaultNameOf(current, index, found.step), facts)));
		}
		return true;
	} catch {
		return false;
	}
}

export async function downloadModel(): Promise<void> {
	const selection = selectedModel();
	const facts = selection.training && trainingFactsOf(selection.training, selection.run);
	const found = await modelToKeep(selection);
	if (!found) return;
	const bytes = await fileWithNotes(found.bytes, facts ?? {});
	const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" });
	saveFile(modelFileName(nameOf(selection, found.step)), file);
}
