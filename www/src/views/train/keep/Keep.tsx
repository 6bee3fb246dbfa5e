/** Gives the model that is looked at a name, and keeps it. */

import { signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { sizesOf } from "../../../engine/config";
import { announce } from "../../../state/announcer";
import { keepModel } from "../../../state/ownModels";
import { StorageError } from "../../../state/storage";
import { currentRun, type SavedRun } from "../../../state/training/saved";
import { session } from "../../../state/training/session";
import { lane, sight } from "../../../state/training/watch";
import { formatNumber } from "../../../strings";
import { Fingerprint } from "./Fingerprint";
import { texts } from "./texts";

/** What was typed; undefined for the name that stands there by itself. */
const typed = signal<string | undefined>(undefined);
const outcome = signal<string | undefined>(undefined);

function defaultName(): string {
	const current = session.value;
	const recipe = current?.recipes[lane.value];
	if (!current || !recipe) return "";
	const step = sight.value?.checkpoint.step ?? 0;
	return texts.value.defaultName(sizesOf(recipe.model), formatNumber(step / current.stepsPerEpoch, 1));
}

/** Of this lane alone, if it still stands where it is looked at. */
async function runOfLane(index: number, step: number): Promise<SavedRun | undefined> {
	const run = await currentRun();
	const [recipe, position, track] = [run?.recipes[index], run?.positions[index], run?.tracks[index]];
	if (!run || !recipe || !track || position?.step !== step) return undefined;
	return { ...run, recipes: [recipe], positions: [position], tracks: [track] };
}

function reasonOf(thrown: unknown): string {
	const { failed, failedFull, failedRefused } = texts.value;
	if (!(thrown instanceof StorageError)) return failed;
	return { refused: failedRefused, full: failedFull, failed }[thrown.code];
}

async function keep(): Promise<void> {
	const seen = sight.peek();
	const index = lane.peek();
	const bytes = seen?.checkpoint.lanes[index]?.bytes;
	if (!seen || !bytes) return;
	const name = typed.peek() ?? defaultName();
	try {
		const run = await runOfLane(index, seen.checkpoint.step);
		const model = await keepModel({ name, bytes: bytes.slice(), run });
		typed.value = undefined;
		outcome.value = texts.value.kept(model.name);
	} catch (thrown) {
		outcome.value = reasonOf(thrown);
	}
	announce(outcome.value);
}

export function Keep() {
	const id = useId();
	const { heading, lead, name, keep: action } = texts.value;
	if (!sight.value) return null;
	return (
		<section class="keep" aria-labelledby="keep-heading">
			<h3 id="keep-heading">{heading}</h3>
			<p class="small">{lead}</p>
			<form
				class="keep-form"
				onSubmit={(event) => {
					event.preventDefault();
					void keep();
				}}
			>
				<label for={id}>{name}</label>
				<input
					id={id}
					type="text"
					maxLength={60}
					value={typed.value ?? defaultName()}
					onInput={({ currentTarget }) => {
						typed.value = currentTarget.value;
					}}
				/>
				<button type="submit" class="button button-primary">
					{action}
				</button>
			</form>
			{outcome.value && <p>{outcome.value}</p>}
			<Fingerprint />
		</section>
	);
}
