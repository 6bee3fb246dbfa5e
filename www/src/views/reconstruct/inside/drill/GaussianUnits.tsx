/** The numbers of a Gaussian code as cells that can be chosen: means, log-variances and samples, one row each. */

import type { LayerActivation } from "../../../../engine/protocol";
import { symmetricExtent } from "../../../../widgets/colour";
import { PixelImage } from "../../../../widgets/PixelImage";
import css from "./GaussianUnits.module.css";
import { UnitOverlay } from "./UnitOverlay";
import { gaussianLayers, type UnitGrid } from "./unitGrid";

interface Props {
	layers: readonly LayerActivation[];
	grid: UnitGrid;
	label: string;
}

const symbols = ["μ", "log σ²", "z"];

export function GaussianUnits({ layers, grid, label }: Props) {
	const rows = gaussianLayers.map((layer) => layers.find(({ name }) => name === layer)?.values ?? new Float32Array());
	const values = Float32Array.from(rows.flatMap((row) => Array.from(row)));
	return (
		<div class={css.units}>
			<div class={css.symbols} aria-hidden="true">
				{symbols.map((symbol) => (
					<span key={symbol}>{symbol}</span>
				))}
			</div>
			<div class={`picture ${css.cells}`}>
				<PixelImage values={values} columns={grid.width} colourMap="signed" range={symmetricExtent(values)} />
				<UnitOverlay grid={grid} label={label} />
			</div>
		</div>
	);
}
