/** Links to the views that can use a model, with the model selected there. */

import { useContext } from "preact/hooks";
import { isVariational, isWalkable, type OwnModelChoice } from "../../state/modelSelection";
import { linkTo, openLink } from "../../state/urlState";
import type { ViewId } from "../../state/views";
import { viewName } from "../../strings";
import { PreloadViewContext } from "../PreloadViewContext";
import { isPlainClick } from "../ViewLink";
import css from "./OwnModels.module.css";
import { texts } from "./texts";

interface Target {
	to: ViewId;
	/** The key by which that view's state names the model. */
	key: "own" | "model";
}

function targetsOf(model: OwnModelChoice): Target[] {
	return [
		{ to: "reconstruct", key: "own" },
		{ to: "denoise", key: "own" },
		...(isWalkable(model) ? [{ to: "walk", key: "model" } as const] : []),
		{ to: "generate", key: isVariational(model) ? "model" : "own" },
		...(model.denoises ? [] : [{ to: "detect", key: "model" } as const]),
	];
}

/** These describe a position in the latent space of another model. */
const modelSpecificKeys = ["z", "region"];

function linkOf({ to, key }: Target, { id }: OwnModelChoice): string {
	const [path = "", query = ""] = linkTo(to).split("?", 2);
	const entries = new URLSearchParams(query);
	for (const specificKey of modelSpecificKeys) entries.delete(specificKey);
	entries.set(key, id);
	if (to === "reconstruct") entries.set("layout", "all"); // where it comes first
	return `${path}?${entries}`;
}

export function OpenIn({ model, name: modelName }: { model: OwnModelChoice; name: string }) {
	const preloadView = useContext(PreloadViewContext);
	const { openIn, action } = texts.value;
	return (
		<p class={css.open}>
			<span>{openIn}</span>
			{targetsOf(model).map((target) => {
				const name = viewName(target.to);
				return (
					<a
						key={target.to}
						href={linkOf(target, model)}
						aria-label={action(name, modelName)}
						onClick={(event) => {
							if (!isPlainClick(event)) return;
							event.preventDefault();
							openLink(linkOf(target, model));
						}}
						onPointerEnter={() => preloadView(target.to)}
						onFocus={() => preloadView(target.to)}
					>
						{name}
					</a>
				);
			})}
		</p>
	);
}
