/** The page that measures the visitor's device. */

import { useSignalEffect } from "@preact/signals";
import { announcement } from "../../state/announcer";
import { phase, startMeasuring } from "../../state/measure";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { Footer } from "../Footer";
import { Header } from "../Header";
import { announceResults } from "./announceResults";
import css from "./Measure.module.css";
import { MeasurementTable } from "./MeasurementTable";
import { Panel } from "./Panel";
import { scalingTables, singleCoreTables } from "./tables";
import { texts } from "./texts";

export function MeasureApp() {
	const { footerPlayground } = strings.value;
	const measure = texts.value;
	useSignalEffect(() => {
		document.title = `${texts.value.title} · ${strings.value.name}`;
	});
	useSignalEffect(announceResults);
	return (
		<>
			<Header skip={{ href: "#start", text: measure.skip }} home="./" />
			<main tabIndex={-1}>
				<div class="intro">
					<h1>{measure.title}</h1>
					<p class="lead">{measure.intro}</p>
					<p class="try">
						<strong>{measure.tips}</strong> {measure.tipsText}
					</p>
				</div>
				<LostNotice />
				<div class={css.measure}>
					<Panel />
					<Tables />
				</div>
			</main>
			<Footer link={{ href: "./", text: footerPlayground }} />
			<div class="visually-hidden" role="status">
				{announcement.value}
			</div>
		</>
	);
}

function Tables() {
	const { scaling, scalingNote } = texts.value;
	return (
		<div class={css.tables}>
			{singleCoreTables().map((table) => (
				<MeasurementTable key={table.caption} {...table} />
			))}
			<section aria-labelledby="scaling">
				<h2 id="scaling" class="figures-caption">
					{scaling}
				</h2>
				<p class="figures-note">{scalingNote}</p>
				<div class={css.pair}>
					{scalingTables().map((table) => (
						<MeasurementTable key={table.caption} {...table} />
					))}
				</div>
			</section>
		</div>
	);
}

function LostNotice() {
	const state = phase.value;
	if (state.status !== "lost") return null;
	const { lost, lostUnreachable, unsupported } = texts.value;
	if (state.error.code === "unsupported") return <Notice title={unsupported} />;
	const title = state.error.code === "unreachable" ? lostUnreachable : lost;
	return <Notice title={title} detail={state.error.message} onAction={() => void startMeasuring()} />;
}
