/** The code, pictured as fits its shape: units and tiles as colours, a Gaussian as a point in the plane or as bars. */

import type { ModelInfo, ModelResult } from "../../engine/protocol";
import { formatNumber, strings } from "../../strings";
import type { Strings } from "../../strings/en";
import { extent } from "../../widgets/colour";
import { LatentBars } from "../../widgets/LatentBars";
import { LatentPlane } from "../../widgets/LatentPlane";
import { Legend } from "../../widgets/Legend";
import { PixelImage } from "../../widgets/PixelImage";
import { TileMosaic } from "../../widgets/TileMosaic";

interface Props {
	info: ModelInfo;
	result: ModelResult | undefined;
	model: string;
}

/** How a code is pictured; its explanation goes by the same name. */
export function codePictureOf({ config }: ModelInfo): keyof Strings["codeExplained"] {
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
	const Picture = pictures[codePictureOf(props.info)];
	return <Picture {...props} />;
}

function CodeLegend({ range: [low, high] }: { range: readonly [number, number] }) {
	return <Legend map="viridis" low={formatNumber(low, low === 0 ? 0 : 1)} high={formatNumber(high, 1)} />;
}

function UnitsCode({ info, result, model }: Props) {
	const { pictureOf, code } = strings.value;
	const size = info.codeShape[0] ?? 1;
	const columns = size > 64 ? 16 : 4;
	const range = result ? extent(result.code) : ([0, 1] as const);
	return (
		<>
			<div class="picture picture-code">
				<PixelImage
					values={result?.code}
					columns={columns}
					rows={Math.ceil(size / columns)}
					map="viridis"
					range={range}
					label={pictureOf(model, code)}
				/>
			</div>
			{result && <CodeLegend range={range} />}
		</>
	);
}

function TilesCode({ info, result, model }: Props) {
	const { pictureOf, code } = strings.value;
	const [height = 1, width = 1, channels = 1] = info.codeShape;
	if (!result) return <div class="picture" />;
	const range = extent(result.code);
	return (
		<>
			<div class="picture picture-code">
				<TileMosaic
					values={result.code}
					shape={[height, width, channels]}
					range={range}
					label={pictureOf(model, code)}
				/>
			</div>
			<CodeLegend range={range} />
		</>
	);
}

function PlaneCode({ result, model }: Props) {
	const { latentAxis, latentPlane } = strings.value;
	if (!result) return <div class="picture" />;
	const [x = 0, y = 0] = result.code;
	const [logVarX = 0, logVarY = 0] = result.logVar ?? [];
	const numbers = [
		{ axis: latentAxis(1), mean: x, logVar: logVarX },
		{ axis: latentAxis(2), mean: y, logVar: logVarY },
	];
	const texts = numbers.map(
		({ axis, mean, logVar }) => `${axis} = ${formatNumber(mean, 2)} ± ${formatNumber(Math.exp(logVar / 2), 2)}`,
	);
	return (
		<>
			<div class="picture">
				<LatentPlane mean={[x, y]} logVar={[logVarX, logVarY]} label={latentPlane(model, texts.join(", "))} />
			</div>
			<div class="legend legend-lines">
				{texts.map((text) => (
					<span key={text}>{text}</span>
				))}
			</div>
		</>
	);
}

function BarsCode({ result, model }: Props) {
	const { pictureOf, code } = strings.value;
	if (!result?.logVar) return <div class="picture" />;
	return (
		<div class="picture">
			<LatentBars means={result.code} logVars={result.logVar} label={pictureOf(model, code)} />
		</div>
	);
}
