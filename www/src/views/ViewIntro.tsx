/** The opening of every view: title, two sentences, something to try, and the button that copies the link. */

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
				<h1>{title}</h1>
				<ShareLink />
			</div>
			<p class="lead">{lead}</p>
			<p class="try">
				<strong>{strings.value.tryThis}</strong> {tryText}
			</p>
		</div>
	);
}
