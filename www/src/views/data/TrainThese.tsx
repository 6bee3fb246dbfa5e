/** Trains what the other views need for pictures that come without models. */

import { useContext } from "preact/hooks";
import { isOccupied } from "../../state/training/session";
import { PrepareView } from "../PrepareView";
import css from "./Data.module.css";
import { texts } from "./texts";
import { trainDenoisers, trainModels } from "./trainThese";

export function TrainThese() {
	const { train, trainText, trainModels: modelsName, trainDenoisers: denoisersName } = texts.value;
	const isBusy = isOccupied.value;
	const prepare = useContext(PrepareView);
	return (
		<section class={css.train} aria-labelledby="train-these">
			<h2 id="train-these">{train}</h2>
			<p class="small">{trainText}</p>
			<div class="tools">
				<button
					type="button"
					class="button button-primary"
					aria-disabled={isBusy}
					onClick={() => isBusy || void trainModels(prepare)}
				>
					{modelsName}
				</button>
				<button
					type="button"
					class="button"
					aria-disabled={isBusy}
					onClick={() => isBusy || void trainDenoisers(prepare)}
				>
					{denoisersName}
				</button>
			</div>
		</section>
	);
}
