import { scrollToTop } from "../../widgets/scrollToTop";

/** The element that is the map. */
export const MAP_ID = "latent-map";

/** Scrolls and moves the focus to the map, from what leads to a place on it. */
export function showMap(): void {
	const map = document.getElementById(MAP_ID);
	map?.focus({ preventScroll: true });
	scrollToTop(map);
}
