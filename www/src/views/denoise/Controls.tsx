/** Kind of noise, its level and its seed. */

import { formatNumber } from "../../strings";
import { Range } from "../../widgets/Range";
import { SeedField } from "../../widgets/SeedField";
import { Segmented } from "../../widgets/Segmented";
import css from "./Denoise.module.css";
import { type Kind, kind, kinds, levelOf, levelRanges, seed, setLevel } from "./state";
import { texts } from "./texts";

export function Controls() {
	const { noise, kind: legend, kinds: names } = texts.value;
	const options = kinds.map((value) => ({ value, name: names[value].name, content: names[value].name }));
	return (
		<section class={css.controls} aria-label={noise}>
			<Segmented legend={legend} options={options} chosen={kind.value} onChoose={chooseKind} />
			<div class={css.level} data-tour-scroll-target>
				<LevelRange of={kind.value} />
			</div>
			{kind.value !== "mask" && <SeedField seed={seed} onChange={setSeed} />}
		</section>
	);
}

function chooseKind(chosen: Kind): void {
	kind.value = chosen;
}

function setSeed(value: number): void {
	seed.value = value;
}

function LevelRange({ of }: { of: Kind }) {
	const { level: label, levelText } = texts.value.kinds[of];
	const { start, ...bounds } = levelRanges.value[of];
	const level = levelOf(of);
	const set = (value: number) => setLevel(of, value);
	const text = levelText(formatNumber(level, of === "gaussian" ? 2 : 0));
	return <Range label={label} {...bounds} value={level} text={text} onInput={set} onReset={() => set(start)} />;
}
