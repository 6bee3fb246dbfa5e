/** The drawing through bottlenecks of increasing size, those of PCA beside those of the narrowest models. */

import { codeSize } from "../../engine/config";
import type { ModelId, ModelInfo } from "../../engine/protocol";
import { isPadEmpty } from "../../state/drawing";
import { dataSetLacksModel } from "../../state/engine";
import { bottleneckModels } from "../../state/reconstruction";
import { modelInput, modelResult } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { useWhenNear } from "../../widgets/useWhenNear";
import { ModelGate } from "../ModelGate";
import { modelTexts } from "../modelTexts";
import { componentCounts, pcaReconstructions, syncPca } from "./pca";
import { texts } from "./texts";

export function Bottlenecks() {
	const row = useWhenNear<HTMLUListElement>(syncPca);
	return (
		<>
			{isPadEmpty.value && <p class="placeholder">{strings.value.waiting}</p>}
			<ul class="picture-row" ref={row}>
				<Input />
				{bottleneckModels.map((id, index) => [
					!dataSetLacksModel(id) && (
						<li key={id} tabIndex={-1}>
							<ModelGate id={id}>{(info) => <ModelColumn id={id} info={info} />}</ModelGate>
						</li>
					),
					index < componentCounts.length && <PcaColumn key={`pca-${index}`} index={index} />,
				])}
			</ul>
		</>
	);
}

function Input() {
	const { input } = strings.value;
	const floor = modelResult("vanilla").value?.inputEntropy;
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
	const result = modelResult(id).value;
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

function PcaColumn({ index }: { index: number }) {
	const { numbers, pca } = texts.value;
	const size = numbers(formatNumber(componentCounts[index] ?? 0));
	return (
		<li>
			<div class="picture">
				<PixelImage values={pcaReconstructions.value[index]} label={strings.value.list([pca, size])} />
			</div>
			<p class="label">{size}</p>
			<p class="small">{pca}</p>
		</li>
	);
}
