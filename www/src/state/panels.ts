/** The parts of the page that a link can leave out, as for a class: `hide=own_inside`. */

import { ANY_VIEW, type Codec, urlSignal } from "./urlState";

const panels = [
	"intro", // a view's title and opening words
	"try", // something to try, and the tour
	"digits", // test examples to pick from
	"layouts", // one model or several in Reconstruct
	"bottlenecks", // the drawing through four bottlenecks
	"inside", // a model layer by layer
	"recognise", // what the input is, by codes, pixels and PCA
	"own", // the visitor's own models
	"table", // the denoisers on 200 test examples
	"clean", // cleaning a visitor’s own pictures
	"path", // the walk between two examples
	"arithmetic", // sums of codes
	"novelty", // the nearest training examples of a sample
	"next", // the link to the next view
] as const;
type Panel = (typeof panels)[number];

const codec: Codec<readonly Panel[]> = {
	write: (names) => names.join("_"),
	read(text) {
		const names = text.split("_");
		const known = panels.filter((panel) => names.includes(panel));
		return known.length === names.length ? known : undefined;
	},
};

const none: readonly Panel[] = [];
const hidden = urlSignal(ANY_VIEW, "hide", none, codec);

export function isPanelShown(panel: Panel): boolean {
	return !hidden.value.includes(panel);
}
