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
/** As wide, and not shown: what is below does not move when the hash comes and goes. */
const PLACEHOLDER = "·".repeat(SHOWN_EXAMPLES);

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
	if (!shown) return null;
	const isCurrent = !isRunning.value && latest.value?.snapshot === shown && latest.value.run === selectedRun.value;
	const hash = isCurrent ? (latest.value?.hash ?? hashNone) : PLACEHOLDER;
	const facts = [
		steps(shown.checkpoint.step),
		workers(session.value?.workers ?? 1),
		supportsRelaxedSimd() ? builds.relaxed : builds.plain,
	];
	return (
		<p class={css.keepHash} data-unknown={!isCurrent || undefined}>
			<Term name={term} explanation={hashExplained} /> <code>{hash.slice(0, SHOWN_EXAMPLES)}</code>{" "}
			<span class="small">{facts.join(" · ")}</span>
		</p>
	);
}
