/** The views in which a model can be seen at work, with it chosen there. */

import { useContext } from "preact/hooks";
import { type Choosable, isVariational, isWalkable } from "../../state/modelSelection";
import { linkTo, openLink } from "../../state/urlState";
import type { ViewId } from "../../state/views";
import { strings } from "../../strings";
import { PrepareView } from "../PrepareView";
import { isPlainClick } from "../ViewLink";
import { texts } from "./texts";

interface Way {
	to: ViewId;
	/** Under which the view's own state names the model. */
	key: "own" | "model";
}

function waysOf(model: Choosable): Way[] {
	return [
		{ to: "reconstruct", key: "own" },
		{ to: "denoise", key: "own" },
		...(isWalkable(model) ? [{ to: "walk", key: "model" } as const] : []),
		{ to: "generate", key: isVariational(model) ? "model" : "own" },
	];
}

/** Where one stood with another model does not hold for this one. */
const places = ["z", "region"];

function linkOf({ to, key }: Way, { id }: Choosable): string {
	const [path = "", query = ""] = linkTo(to).split("?", 2);
	const entries = new URLSearchParams(query);
	for (const place of places) entries.delete(place);
	entries.set(key, id);
	return `${path}?${entries}`;
}

export function OpenIn({ model, name: modelName }: { model: Choosable; name: string }) {
	const prepareView = useContext(PrepareView);
	const { openIn, action } = texts.value;
	return (
		<p class="own-open">
			<span>{openIn}</span>
			{waysOf(model).map((way) => {
				const name = strings.value.viewNames[way.to];
				return (
					<a
						key={way.to}
						href={linkOf(way, model)}
						aria-label={action(name, modelName)}
						onClick={(event) => {
							if (!isPlainClick(event)) return;
							event.preventDefault();
							openLink(linkOf(way, model));
						}}
						onPointerEnter={() => prepareView(way.to)}
						onFocus={() => prepareView(way.to)}
					>
						{name}
					</a>
				);
			})}
		</p>
	);
}
