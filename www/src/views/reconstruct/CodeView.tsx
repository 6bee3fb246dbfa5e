/** Draws the code according to its shape: units and feature maps as colours, a Gaussian as a point in the plane or as bars. */

import type { ModelInfo, ModelResult } from "../../engine/protocol";
import { formatNumber, strings } from "../../strings";
import type { Strings } from "../../strings/en";
import { extentWithZero } from "../../widgets/colour";
import { LatentBars } from "../../widgets/LatentBars";
import { LatentPlane } from "../../widgets/LatentPlane";
import { Legend } from "../../widgets/Legend";
import css from "../../widgets/Legend.module.css";
import { PixelImage } from "../../widgets/PixelImage";
import { TileMosaic } from "../../widgets/TileMosaic";
import { unitGridColumns } from "./unitGridColumns";

interface Props {
	info: ModelInfo;
	result: ModelResult | undefined;
	model: string;
}

/** How a code is drawn; the text that explains it has the same key. */
export function codeDisplayKind({ config }: ModelInfo): keyof Strings["codeExplained"] {
	switch (config.kind) {
		case "vanilla":
			return "units";
		case "convolutional":
			return "tiles";
		case "variational":
			return config.latent === 2 ? "plane" : "bars";
	}
}

const pictures = { units: UnitsCode, tiles: TilesCode, plane: PlaneCode, bars: BarsCode };

export function CodeView(props: Props) {
	const Picture = pictures[codeDisplayKind(props.info)];
	return <Picture {...props} />;
}

function CodeLegend({ range: [low, high] }: { range: readonly [number, number] }) {
	return <Legend colourMap="viridis" low={formatNumber(low, low === 0 ? 0 : 1)} high={formatNumber(high, 1)} />;
}

function UnitsCode({ result, model }: Props) {
	const { labelled, code } = strings.value;
	const range = result ? extentWithZero(result.code) : ([0, 1] as const);
	return (
		<>
			<div class="picture picture-square">
				<PixelImage
					values={result?.code}
					columns={unitGridColumns(result?.code.length ?? 0)}
					colourMap="viridis"
					range={range}
					label={labelled(model, code)}
				/>
			</div>
			{result && <CodeLegend range={range} />}
		</>
	);
}

function TilesCode({ info, result, model }: Props) {
	const { labelled, code } = strings.value;
	const [height = 1, width = 1, channels = 1] = info.codeShape;
	if (!result) return <div class="picture" />;
	const range = extentWithZero(result.code);
	return (
		<>
			<div class="picture">
				<TileMosaic
					values={result.code}
					shape={[height, width, channels]}
					range={range}
					label={labelled(model, code)}
				/>
			</div>
			<CodeLegend range={range} />
		</>
	);
}

function PlaneCode({ result, model }: Props) {
	const { latentAxis, latentPlane, list } = strings.value;
	if (!result?.deviation) return <div class="picture picture-square" />;
	const [x = 0, y = 0] = result.code;
	const [deviationX = 0, deviationY = 0] = result.deviation;
	const texts = [
		`${latentAxis(1)} = ${formatNumber(x, 2)} ± ${formatNumber(deviationX, 2)}`,
		`${latentAxis(2)} = ${formatNumber(y, 2)} ± ${formatNumber(deviationY, 2)}`,
	];
	return (
		<>
			<div class="picture picture-square">
				<LatentPlane mean={[x, y]} deviation={[deviationX, deviationY]} label={latentPlane(model, list(texts))} />
			</div>
			<div class={`${css.legend} ${css.lines}`}>
				{texts.map((text) => (
					<span key={text}>{text}</span>
				))}
			</div>
		</>
	);
}

function BarsCode({ result, model }: Props) {
	const { labelled, code } = strings.value;
	if (!result?.deviation) return <div class="picture picture-square" />;
	return (
		<div class="picture picture-square">
			<LatentBars means={result.code} deviations={result.deviation} label={labelled(model, code)} />
		</div>
	);
}
