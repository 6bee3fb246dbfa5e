/** The view in which models are designed, trained, watched and kept. */

import { ViewIntro } from "../ViewIntro";
import { texts } from "./texts";

export function Train() {
	const { title, lead, tryText } = texts.value;
	return <ViewIntro title={title} lead={lead} tryText={tryText} />;
}
