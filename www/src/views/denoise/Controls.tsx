/** Kind of noise, its level and its seed. */

import { formatNumber } from "../../strings";
import { Range } from "../../widgets/Range";
import { SeedField } from "../../widgets/SeedField";
import { Segmented } from "../../widgets/Segmented";
import css from "./Denoise.module.css";
import { levelOf, levelRanges, type NoiseKind, noiseKind, noiseKinds, seed, setLevel } from "./state";
import { texts } from "./texts";

export function Controls() {
	const { noise, kind: legend, kinds: names } = texts.value;
	const options = noiseKinds.map((value) => ({ value, name: names[value].name, content: names[value].name }));
	return (
		<section class={css.controls} aria-label={noise}>
			<Segmented legend={legend} options={options} chosen={noiseKind.value} onChoose={chooseKind} />
			<div class={css.level} data-tour-scroll-target>
				<LevelRange kind={noiseKind.value} />
			</div>
			{noiseKind.value !== "mask" && <SeedField seed={seed} onChange={setSeed} />}
		</section>
	);
}

function chooseKind(chosen: NoiseKind): void {
	noiseKind.value = chosen;
}

function setSeed(value: number): void {
	seed.value = value;
}

function LevelRange({ kind }: { kind: NoiseKind }) {
	const { level: label, levelText } = texts.value.kinds[kind];
	const { initial, ...bounds } = levelRanges.value[kind];
	const level = levelOf(kind);
	const set = (value: number) => setLevel(kind, value);
	const text = levelText(formatNumber(level, kind === "gaussian" ? 2 : 0));
	return <Range label={label} {...bounds} value={level} text={text} onInput={set} onReset={() => set(initial)} />;
}
