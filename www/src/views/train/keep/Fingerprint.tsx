/** A hash of the weights that are looked at, to hold against somebody else's. */

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { acceptsRelaxed } from "../../../engine/module";
import { fingerprint } from "../../../state/training/evaluators";
import { type Snapshot, selectedRun, snapshot } from "../../../state/training/monitor";
import { isRunning, session } from "../../../state/training/session";
import { formatNumber } from "../../../strings";
import { Term } from "../../../widgets/Term";
import { texts } from "./texts";

/** Hexadecimal digits that are shown: 128 bits. */
const SHOWN = 32;

/** Of a lane in a sight; another one while weights change is not worth the work. */
const known = signal<{ of: Snapshot; lane: number; hash: string | undefined } | undefined>(undefined);

async function read(): Promise<void> {
	const [of, index] = [snapshot.peek(), selectedRun.peek()];
	if (!of || isRunning.peek()) return;
	known.value = { of, lane: index, hash: await fingerprint(index).catch(() => undefined) };
}

export function Fingerprint() {
	const { hash: term, hashExplained, hashNone, builds, workers, steps } = texts.value;
	const shown = snapshot.value;
	useEffect(() => void read(), [shown, isRunning.value, selectedRun.value]);
	if (!shown || isRunning.value || known.value?.of !== shown || known.value.lane !== selectedRun.value) return null;
	const facts = [
		steps(formatNumber(shown.checkpoint.step)),
		workers(session.value?.workers ?? 1),
		acceptsRelaxed() ? builds.relaxed : builds.plain,
	];
	return (
		<p class="keep-hash">
			<Term name={term} explanation={hashExplained} /> <code>{known.value.hash?.slice(0, SHOWN) ?? hashNone}</code>{" "}
			<span class="small">{facts.join(" · ")}</span>
		</p>
	);
}
