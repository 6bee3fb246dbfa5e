/** The data sets that there are, each with what is known of it. */

import type { StorageError } from "../../state/database";
import { allDataSets, dataSet } from "../../state/dataSet";
import { chooseDataSet } from "../../state/dataSetLink";
import type { DataSet } from "../../state/dataSets";
import { language } from "../../state/language";
import {
	dataSetError,
	deleteDamagedDataSets,
	listDataSetsAgain,
	type OwnDataSet,
	ownDataSets,
} from "../../state/ownDataSets";
import { Deleted } from "../../widgets/Deleted";
import { formatBytes } from "../../widgets/formatBytes";
import { Notice } from "../../widgets/Notice";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import css from "./Data.module.css";
import { deletions, remove, undo } from "./deletion";
import { texts } from "./texts";

function factsOf({ shape, classes, testCount, trainCounts, origin }: DataSet, own: OwnDataSet | undefined): string[] {
	const { counts, size, classes: classText, kept, ofThisTab } = texts.value;
	return [
		counts(trainCounts.at(-1) ?? 0, testCount),
		size(shape.width, shape.height, shape.channels),
		classText(classes),
		...(origin ? [origin] : []),
		...(own ? [own.isKept ? kept(formatBytes(own.stored.size)) : ofThisTab] : []),
	];
}

const radioOf = (id: string) => `use-${id}`;

/** The view begins again: the focus stays in the list, so that the arrow keys lead on. */
function choose(id: string): void {
	chooseDataSet(id);
	requestAnimationFrame(() => document.getElementById(radioOf(id))?.focus({ preventScroll: true }));
}

function Item({ of }: { of: DataSet }) {
	const { inUse, use, remove: removeName, removeNamed } = texts.value;
	const name = of.name[language.value];
	const own = ownDataSets.value.find(({ id }) => id === of.id);
	const isUsed = dataSet.value.id === of.id;
	return (
		<li class={isUsed ? `${css.set} ${css.setUsed}` : css.set}>
			<label class={css.setName}>
				<input
					type="radio"
					id={radioOf(of.id)}
					name="data-set"
					checked={isUsed}
					aria-label={use(name)}
					onChange={() => choose(of.id)}
				/>
				<span aria-hidden="true">{name}</span>
				{isUsed && <span class={css.used}>{inUse}</span>}
			</label>
			<ul class={css.facts}>
				{factsOf(of, own).map((fact) => (
					<li key={fact}>{fact}</li>
				))}
			</ul>
			{own && (
				<button
					type="button"
					class="button button-quiet"
					aria-label={removeNamed(name)}
					onClick={() => void remove(own)}
				>
					{removeName}
				</button>
			)}
		</li>
	);
}

function StorageFailed() {
	const { storageFailed, damaged, removeDamaged } = texts.value;
	const error = dataSetError.value;
	if (!error || isSaidOfPictures(error)) return null;
	if (error.code !== "unreadable") {
		return <Notice title={storageFailed} detail={error.message} onRetry={() => void listDataSetsAgain()} />;
	}
	return (
		<Notice
			title={damaged}
			detail={error.message}
			action={removeDamaged}
			onRetry={() => void deleteDamagedDataSets()}
		/>
	);
}

/** Where the browser refuses its storage, one notice says so. */
function isSaidOfPictures({ code }: StorageError): boolean {
	return code === "refused" && ownDataSets.value.some(({ notKept }) => notKept?.code === code);
}

function NotKept() {
	const [why] = ownDataSets.value.flatMap(({ notKept }) => notKept ?? []);
	return why ? <Notice title={texts.value.notKept} detail={why.message} /> : null;
}

export function DataSets() {
	const part = useFocusFallback<HTMLElement>(allDataSets.value);
	return (
		<section aria-labelledby="data-sets" ref={part} tabIndex={-1}>
			<h2 id="data-sets">{texts.value.choose}</h2>
			<StorageFailed />
			<NotKept />
			{deletions.list.value.map((deletion) => (
				<Deleted
					key={deletion.own.id}
					of={deletion}
					name={deletion.own.stored.name}
					onUndo={() => void undo(deletion)}
				/>
			))}
			<fieldset aria-labelledby="data-sets">
				<ul class={css.sets}>
					{allDataSets.value.map((of) => (
						<Item key={of.id} of={of} />
					))}
				</ul>
			</fieldset>
		</section>
	);
}
