/** The opening of every view: title, two sentences, something to try, and the button that copies the link. */

import { Fragment } from "preact";
import { isShown } from "../state/panels";
import { ShareLink } from "./ShareLink";
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
				<h1 key={title} class={isShown("intro") ? "" : "visually-hidden"}>
					<Title text={title} />
				</h1>
				<ShareLink />
			</div>
			{isShown("intro") && <p class="lead">{lead}</p>}
			{isShown("try") && <TryBox text={tryText} />}
		</div>
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
