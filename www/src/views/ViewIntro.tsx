/** The opening of every view: title, two sentences, something to try, and the button that copies the link. */

import { Fragment } from "preact";
import { isPanelShown } from "../state/panels";
import { tourStep } from "../state/tour";
import { view } from "../state/urlState";
import { ShareLink } from "./ShareLink";
import { TourStep } from "./tour/TourStep";
import { TryBox } from "./tour/TryBox";

interface Props {
	title: string;
	lead: string;
	tryText: string;
}

export function ViewIntro({ title, lead, tryText }: Props) {
	return (
		<div class="intro">
			<div class="intro-head">
				{/* As a whole, so that nothing stays of one that was translated. */}
				<h1 key={title} class={isPanelShown("intro") ? "" : "visually-hidden"}>
					<Title text={title} />
				</h1>
				<ShareLink />
			</div>
			<LeadAndTry lead={lead} tryText={tryText} />
		</div>
	);
}

/** The lead and what to try; during the tour its step instead, so that what it asks for stays in view. */
function LeadAndTry({ lead, tryText }: Omit<Props, "title">) {
	const step = tourStep.value;
	if (step !== undefined) return <TourStep number={step} />;
	return (
		<>
			{isPanelShown("intro") && <p class="lead">{lead}</p>}
			{isPanelShown("try") && <TryBox text={tryText} startsTour={view.value === "reconstruct"} />}
		</>
	);
}

/** Chinese titles break after commas only, which WebKit does not do by itself where words are kept together. */
function Title({ text }: { text: string }) {
	const [first, ...others] = text.split("，");
	return (
		<>
			{first}
			{others.map((part) => (
				<Fragment key={part}>
					，<wbr />
					{part}
				</Fragment>
			))}
		</>
	);
}
