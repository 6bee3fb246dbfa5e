/** A hash of the selected weights, for comparison between devices. */

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { supportsRelaxedSimd } from "../../../engine/module";
import { evaluators } from "../../../state/training/evaluators";
import type { Snapshot } from "../../../state/training/monitor";
import { isTrainingRunning, selectedRun, snapshot, trainingInfo } from "../../../state/training/session";
import { Term } from "../../../widgets/Term";
import css from "../Train.module.css";
import { texts } from "./texts";

/** Hexadecimal digits shown: 128 bits. */
const SHOWN_HEX_DIGITS = 32;
/** As wide as a hash, and invisible: what is below does not move when the hash comes and goes. */
const PLACEHOLDER = "·".repeat(SHOWN_HEX_DIGITS);

/** The hash of one model in a snapshot; not computed while the weights keep changing. */
const latest = signal<{ snapshot: Snapshot; run: number; hash: string | undefined } | undefined>(undefined);

async function readFingerprint(): Promise<void> {
	const [shown, index] = [snapshot.peek(), selectedRun.peek()];
	const bytes = shown?.checkpoint.runs[index]?.bytes;
	if (!shown || !bytes || isTrainingRunning.peek()) return;
	const outcome = await evaluators.fingerprint(bytes).then(
		(hash) => ({ hash }),
		() => undefined, // its worker has ended; it is requested again with the next weights
	);
	latest.value = outcome && { snapshot: shown, run: index, ...outcome };
}

export function Fingerprint() {
	const { hash: term, hashExplained, hashNone, builds, workers, steps } = texts.value;
	const shown = snapshot.value;
	useEffect(() => void readFingerprint(), [shown, isTrainingRunning.value, selectedRun.value]);
	if (!shown) return null;
	const isCurrent =
		!isTrainingRunning.value && latest.value?.snapshot === shown && latest.value.run === selectedRun.value;
	const hash = isCurrent ? (latest.value?.hash ?? hashNone) : PLACEHOLDER;
	const facts = [
		steps(shown.checkpoint.step),
		workers(trainingInfo.value?.workers ?? 1),
		supportsRelaxedSimd() ? builds.relaxed : builds.plain,
	];
	return (
		<p class={css.keepHash} data-unknown={!isCurrent || undefined}>
			<Term name={term} explanation={hashExplained} /> <code>{hash.slice(0, SHOWN_HEX_DIGITS)}</code>{" "}
			<span class="small">{facts.join(" · ")}</span>
		</p>
	);
}
