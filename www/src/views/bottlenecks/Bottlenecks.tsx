/** The drawing through bottlenecks of increasing size, those of PCA beside those of the narrowest models. */

import { codeSize } from "../../engine/config";
import type { ModelId, ModelInfo } from "../../engine/protocol";
import { isEmpty } from "../../state/drawing";
import { doesNotExist } from "../../state/engine";
import { bottlenecks } from "../../state/reconstruction";
import { modelInput, results } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { useReached } from "../../widgets/useReached";
import { ModelGate } from "../ModelGate";
import { modelTexts } from "../modelTexts";
import { components, linear, syncLinear } from "./baseline";
import { texts } from "./texts";

export function Bottlenecks() {
	const row = useReached<HTMLUListElement>(syncLinear);
	return (
		<>
			{isEmpty.value && <p class="placeholder">{strings.value.waiting}</p>}
			<ul class="picture-row" ref={row}>
				<Input />
				{bottlenecks.map((id, at) => [
					!doesNotExist(id) && (
						<li key={id} tabIndex={-1}>
							<ModelGate id={id}>{(info) => <ModelColumn id={id} info={info} />}</ModelGate>
						</li>
					),
					at < components.length && <LinearColumn key={`pca-${at}`} at={at} />,
				])}
			</ul>
		</>
	);
}

function Input() {
	const { input } = strings.value;
	const floor = results("vanilla").value?.floor;
	return (
		<li>
			<div class="picture">
				<PixelImage values={modelInput.value} label={input} />
			</div>
			<p class="label">{input}</p>
			<p class="small">{floor !== undefined && texts.value.floor(formatNumber(floor, 4))}</p>
		</li>
	);
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

function LinearColumn({ at }: { at: number }) {
	const { numbers, pca } = texts.value;
	const size = numbers(formatNumber(components[at] ?? 0));
	return (
		<li>
			<div class="picture">
				<PixelImage values={linear.value[at]} label={strings.value.list([pca, size])} />
			</div>
			<p class="label">{size}</p>
			<p class="small">{pca}</p>
		</li>
	);
}
