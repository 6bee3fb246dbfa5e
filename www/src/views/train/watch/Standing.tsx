/** Where each lane stands on the test digits, and what the linear method reaches with as many numbers. */

import { news, session, tracks } from "../../../state/training/session";
import { formatFigure } from "../../../strings";
import { Term } from "../../../widgets/Term";
import { laneNames } from "../setup/settings";
import { areAlike, lossUnit } from "./curves";
import { pcaErrors } from "./pca";
import { texts } from "./texts";

function figure(value: number | undefined): string {
	return value === undefined ? "–" : formatFigure(value);
}

/** A part of the loss: there is room for it on wide screens only. */
function Part({ children }: { children: string }) {
	return (
		<th scope="col" class="standing-part">
			{children}
		</th>
	);
}

export function Standing() {
	void news.value; // the tracks grow with it
	const { standing, standingNote, lane, model, loss, reconstruction, kl, error, errorExplained, pca, pcaExplained } =
		texts.value;
	const recipes = session.value?.recipes ?? [];
	const hasKl = recipes.some(({ model: { kind } }) => kind === "variational");
	return (
		<table class="figures standing">
			<caption>
				<span class="figures-caption">{standing}</span>
				<span class="small">
					{standingNote(
						recipes.some(({ leftOut }) => leftOut.length > 0),
						recipes.some(({ noise }) => noise !== null),
					)}
				</span>
			</caption>
			<thead>
				<tr>
					<th scope="col">{model}</th>
					<th scope="col">{loss}</th>
					{hasKl && <Part>{reconstruction}</Part>}
					{hasKl && <Part>{kl}</Part>}
					<th scope="col">
						<Term name={error} explanation={errorExplained} />
					</th>
					<th scope="col">
						<Term name={pca} explanation={pcaExplained} />
					</th>
				</tr>
			</thead>
			<tbody>
				{recipes.map((recipe, index) => {
					const { beta } = recipe.objective;
					const reached = tracks.value[index]?.judgements.at(-1);
					const name = laneNames[index] ?? "";
					return (
						<tr key={name}>
							<th scope="row">{lane(name)}</th>
							<td>
								{figure(reached && reached.reconstruction + beta * reached.kl)}
								{!areAlike(recipes) && <span class="figures-detail">{lossUnit(recipe)}</span>}
							</td>
							{hasKl && <td class="standing-part">{figure(reached?.reconstruction)}</td>}
							{hasKl && <td class="standing-part">{figure(reached?.kl)}</td>}
							<td>{figure(reached?.squaredError)}</td>
							<td>{figure(pcaErrors.value[index])}</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
