/** The opening of every view: title, two sentences, something to try, and the button that copies the link. */

import { Fragment } from "preact";
import { strings } from "../strings";
import { ShareLink } from "./ShareLink";

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
				<h1 key={title}>
					<Title text={title} />
				</h1>
				<ShareLink />
			</div>
			<p class="lead">{lead}</p>
			<p class="try">
				<strong>{strings.value.tryThis}</strong> {tryText}
			</p>
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
