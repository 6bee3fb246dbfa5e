/** The drawing through bottlenecks of increasing size. */

import { codeSize } from "../../engine/config";
import type { ModelId, ModelInfo } from "../../engine/protocol";
import { isEmpty } from "../../state/drawing";
import { bottlenecks } from "../../state/reconstruction";
import { modelInput, results } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { ModelGate } from "../ModelGate";
import { modelTexts } from "../modelTexts";
import { texts } from "./texts";

export function Bottlenecks() {
	const { input, waiting } = strings.value;
	return (
		<>
			{isEmpty.value && <p class="placeholder">{waiting}</p>}
			<ul class="picture-row">
				<li>
					<div class="picture">
						<PixelImage values={modelInput.value} label={input} />
					</div>
					<p class="label">{input}</p>
					<Floor />
				</li>
				{bottlenecks.map((id) => (
					<li key={id} tabIndex={-1}>
						<ModelGate id={id}>{(info) => <ModelColumn id={id} info={info} />}</ModelGate>
					</li>
				))}
			</ul>
		</>
	);
}

function Floor() {
	const floor = results("vanilla").value?.floor;
	return <p class="small">{floor !== undefined && texts.value.floor(formatNumber(floor, 4))}</p>;
}

function ModelColumn({ id, info }: { id: ModelId; info: ModelInfo }) {
	const { numbers, score } = texts.value;
	const result = results(id).value;
	const { name } = modelTexts(id);
	const size = numbers(formatNumber(codeSize(info.config)));
	return (
		<>
			<div class="picture">
				<PixelImage values={result?.output} label={strings.value.list([name, size])} />
			</div>
			<p class="label">{size}</p>
			<p class="small">{name}</p>
			<p class="small">{result && score(formatNumber(result.bce, 4))}</p>
		</>
	);
}
