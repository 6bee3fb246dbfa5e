/** What happens to the visitor's data (nothing), a link to the other page, and the sources and licences. */

import { dataSet, isMnist } from "../state/dataSet";
import { language } from "../state/language";
import { joinSentences, strings } from "../strings";

interface Props {
	link: { href: string; text: string };
	note?: string | undefined;
}

export function Footer({ link, note }: Props) {
	const { footerPrivate, footerData, footerCode, footerLicences } = strings.value;
	return (
		<footer class="footer">
			<div class="footer-inner">
				<div class="footer-private">
					<p>{joinSentences(footerPrivate, note)}</p>
					<p>
						<a href={link.href}>{link.text}</a>
					</p>
				</div>
				<p>
					{footerData}
					<a href="https://creativecommons.org/licenses/by-sa/3.0/" rel="license noreferrer">
						CC BY-SA 3.0
					</a>
					{strings.value.stop}
					<Origin />
				</p>
				<p>
					{footerCode}
					<a href="licences.txt" rel="license">
						{footerLicences}
					</a>
					{strings.value.stop}
				</p>
			</div>
		</footer>
	);
}

/** The attribution of the shown data set, unless that is MNIST, which is always named. */
function Origin() {
	const { name, attribution } = dataSet.value;
	if (isMnist.value || attribution === undefined) return null;
	return <> {strings.value.footerOrigin(name[language.value], attribution)}</>;
}
