/** A hash of the weights that are looked at, to hold against somebody else's. */

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { acceptsRelaxed } from "../../../engine/module";
import { fingerprint } from "../../../state/training/observer";
import { isRunning, session } from "../../../state/training/session";
import { lane, type Sight, sight } from "../../../state/training/watch";
import { formatNumber } from "../../../strings";
import { Term } from "../../../widgets/Term";
import { texts } from "./texts";

/** Hexadecimal digits that are shown: 128 bits. */
const SHOWN = 32;

/** Of a lane in a sight; another one while weights change is not worth the work. */
const known = signal<{ of: Sight; lane: number; hash: string | undefined } | undefined>(undefined);

async function read(): Promise<void> {
	const [of, index] = [sight.peek(), lane.peek()];
	if (!of || isRunning.peek()) return;
	known.value = { of, lane: index, hash: await fingerprint(index).catch(() => undefined) };
}

export function Fingerprint() {
	const { hash: term, hashExplained, hashNone, builds, workers, steps } = texts.value;
	const shown = sight.value;
	useEffect(() => void read(), [shown, isRunning.value, lane.value]);
	if (!shown || isRunning.value || known.value?.of !== shown || known.value.lane !== lane.value) return null;
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
