/**
 * The first view: draw, and see the code and the reconstruction: of one model with its code on sliders (the layout "latent"), of all side
 * by side ("all"), or of one of these enlarged (the layout has its name).
 */

import { isPanelShown } from "../../state/panels";
import { layout } from "../../state/reconstruction";
import { strings } from "../../strings";
import { Deferred } from "../../widgets/Deferred";
import { ViewIntro } from "../ViewIntro";
import { LazyRecognise } from "./LazyRecognise";
import { LatentScreen } from "./latent/LatentScreen";
import { texts as latentTexts } from "./latent/texts";
import { SideBySide } from "./SideBySide";

export function Reconstruct() {
	const { title, intro, tryThisText } = strings.value;
	const shown = layout.value;
	return (
		<>
			<ViewIntro title={title} lead={intro} tryText={shown === "latent" ? latentTexts.value.tryText : tryThisText} />
			{shown === "latent" ? <LatentScreen /> : <SideBySide layout={shown} />}
			<Deferred>{isPanelShown("recognise") && <LazyRecognise />}</Deferred>
		</>
	);
}
