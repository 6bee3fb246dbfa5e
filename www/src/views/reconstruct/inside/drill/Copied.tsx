/** A unit of up-sampling, padding or cropping: a copy. */

import css from "./Card.module.css";
import { Fields } from "./Fields";
import { Line } from "./Lines";
import type { PartProps } from "./parts";
import { texts } from "./texts";

export function Copied(props: PartProps) {
	const { at, layer, contributions, sourceName } = props;
	return (
		<>
			<Fields {...props} channel={at.unit % (layer.shape[2] ?? 1)} />
			<p class="small">{texts.value.copied}</p>
			<dl class={css.lines}>
				<Line label={sourceName(contributions.sources[0] ?? 0)} value={contributions.value} strong />
			</dl>
		</>
	);
}
