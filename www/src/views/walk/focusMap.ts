import { scrollToTop } from "../../widgets/scrollToTop";

/** The id of the map's element. */
export const MAP_ID = "latent-map";

/** Scrolls and moves the focus to the map, for buttons elsewhere in the view that go to a position on it. */
export function focusMap(): void {
	const map = document.getElementById(MAP_ID);
	map?.focus({ preventScroll: true });
	scrollToTop(map);
}
