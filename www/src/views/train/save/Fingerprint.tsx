/** A hash of the selected weights, for comparison between devices. */

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { supportsRelaxedSimd } from "../../../engine/module";
import { evaluators } from "../../../state/training/evaluators";
import type { Snapshot } from "../../../state/training/monitor";
import { isRunning, selectedRun, session, snapshot } from "../../../state/training/session";
import { Term } from "../../../widgets/Term";
import css from "../Train.module.css";
import { texts } from "./texts";

/** Hexadecimal examples shown: 128 bits. */
const SHOWN_EXAMPLES = 32;

/** The hash of one model in a snapshot; not computed while the weights keep changing. */
const latest = signal<{ snapshot: Snapshot; run: number; hash: string | undefined } | undefined>(undefined);

async function read(): Promise<void> {
	const [shown, index] = [snapshot.peek(), selectedRun.peek()];
	const bytes = shown?.checkpoint.runs[index]?.bytes;
	if (!shown || !bytes || isRunning.peek()) return;
	const outcome = await evaluators.fingerprint(bytes).then(
		(hash) => ({ hash }),
		() => undefined, // its worker has ended; it is asked for again with the next weights
	);
	latest.value = outcome && { snapshot: shown, run: index, ...outcome };
}

export function Fingerprint() {
	const { hash: term, hashExplained, hashNone, builds, workers, steps } = texts.value;
	const shown = snapshot.value;
	useEffect(() => void read(), [shown, isRunning.value, selectedRun.value]);
	if (!shown || isRunning.value || latest.value?.snapshot !== shown || latest.value.run !== selectedRun.value)
		return null;
	const facts = [
		steps(shown.checkpoint.step),
		workers(session.value?.workers ?? 1),
		supportsRelaxedSimd() ? builds.relaxed : builds.plain,
	];
	return (
		<p class={css.keepHash}>
			<Term name={term} explanation={hashExplained} />{" "}
			<code>{latest.value.hash?.slice(0, SHOWN_EXAMPLES) ?? hashNone}</code>{" "}
			<span class="small">{facts.join(" · ")}</span>
		</p>
	);
}
