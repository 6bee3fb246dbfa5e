/** The map of the latent space: decoded pictures, test digits, and the current position. */

import { signal } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { isLoading } from "../../state/engine";
import { pixelRatio } from "../../state/pixelRatio";
import { theme } from "../../state/preferences";
import { formatNumber, strings } from "../../strings";
import { toContactSheet } from "../../widgets/contactSheet";
import { paintNumerals } from "../../widgets/numerals";
import { latentStats, manifold, point, TILES } from "./answers";
import { region } from "./extent";
import { useGestures } from "./gestures";
import { MapOverlay } from "./MapOverlay";
import { dimensions, model, onlyClass, showsDigits, showsManifold } from "./state";
import { texts } from "./texts";

/** Width of the map in CSS pixels; 0 until the first layout. */
const side = signal(0);

function Tiles() {
	const canvas = useRef<HTMLCanvasElement>(null);
	const images = manifold.value;
	const shownTheme = theme.value;
	useLayoutEffect(() => {
		if (!canvas.current || !images) return;
		const sheet = toContactSheet(images, TILES, "ink", [0, 1], shownTheme, 0);
		[canvas.current.width, canvas.current.height] = [sheet.width, sheet.height];
		canvas.current.getContext("2d")?.putImageData(sheet, 0, 0);
	}, [images, shownTheme]);
	return <canvas ref={canvas} class={showsDigits.value ? "map-tiles map-tiles-behind" : "map-tiles"} />;
}

function Numerals() {
	const canvas = useRef<HTMLCanvasElement>(null);
	const shown = {
		latentStats: latentStats.value,
		region: region.value,
		theme: theme.value,
		only: onlyClass.value,
		side: side.value,
		pixelRatio: pixelRatio.value,
	};
	useLayoutEffect(() => {
		if (canvas.current && shown.latentStats)
			paintNumerals(canvas.current, { ...shown, latentStats: shown.latentStats });
	}, Object.values(shown));
	return <canvas ref={canvas} class="map-numerals" />;
}

export function LatentMap() {
	const frame = useRef<HTMLDivElement>(null);
	const helpId = useId();
	const { onWheel, onPointerEnd, ...gestures } = useGestures();
	const { mapName, mapHelp, mapPoint } = texts.value;

	useEffect(() => {
		if (!frame.current) return undefined;
		const observer = new ResizeObserver(([entry]) => {
			side.value = entry?.contentRect.width ?? 0;
		});
		observer.observe(frame.current);
		return () => observer.disconnect();
	}, []);
	useEffect(() => {
		const element = frame.current;
		// Not as a property: browsers make those listeners passive, and would scroll or zoom the page.
		const listener = (event: WheelEvent) => onWheel(event as WheelEvent & { currentTarget: HTMLElement });
		element?.addEventListener("wheel", listener, { passive: false });
		return () => element?.removeEventListener("wheel", listener);
	});

	const at = point.value?.map((value) => formatNumber(value, 2));
	return (
		<div class="map">
			<div
				ref={frame}
				class="map-frame"
				role="application"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: the role "application" means that it handles the arrow keys
				tabIndex={0}
				aria-label={
					at ? `${mapName(dimensions.value)}: ${mapPoint(at[0] ?? "", at[1] ?? "")}` : mapName(dimensions.value)
				}
				aria-describedby={helpId}
				{...gestures}
				onPointerUp={onPointerEnd}
				onPointerCancel={onPointerEnd}
			>
				{showsManifold.value && <Tiles />}
				{showsDigits.value && <Numerals />}
				<MapOverlay />
				{isLoading(model.value) && <p class="small picture-wait">{strings.value.loading}</p>}
			</div>
			<p id={helpId} class="small map-help">
				{mapHelp}
			</p>
		</div>
	);
}
