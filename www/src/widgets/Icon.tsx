/** The page's icons, in the colour of the surrounding text. */

import { viewIcons } from "../state/views";

const paths = {
	...viewIcons,
	system: "M3 4.5h14v9H3zM7 16.5h6M10 13.5v3",
	light:
		"M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M4.2 15.8l1.2-1.2M14.6 5.4l1.2-1.2",
	dark: "M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z",
	undo: "M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8",
	redo: "M12.500 4 16 7.500 12.500 11M16 7.500H8.500a4.500 4.500 0 0 0 0 9H12",
	clear: "M5 5l10 10M15 5 5 15",
	shuffle:
		"M3 6h2.5c4 0 5 8 9 8H17M3 14h2.5c1.4 0 2.4-1 3.2-2.3M11.3 8.3c.8-1.3 1.8-2.3 3.2-2.3H17M15 4l2 2-2 2M15 12l2 2-2 2",
	link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-.9.9M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l.9-.9",
	copy: "M7.5 7.5h9v9h-9zM4.500 12.500h-1v-9h9v1",
	done: "M4 10.5 8 14.5 16 6",
	table: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12",
	download: "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13",
	play: "M6 4l10 6-10 6z",
	pause: "M6.500 4v12M13.500 4v12",
	back: "M13 4l-7 6 7 6M5 4v12",
	forward: "M7 4l7 6-7 6M15 4v12",
	forwardAll: "M3 4l6 6-6 6M9.500 4l6 6-6 6M17 4v12",
	plus: "M10 4v12M4 10h12",
	minus: "M4 10h12",
	open: "M7 4l6 6-6 6",
	reset: "M4.500 7.500a6.500 6.500 0 1 1-1 4M4 3.500v4h4",
};

export function Icon({ name }: { name: keyof typeof paths }) {
	return (
		<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
			<path d={paths[name]} />
		</svg>
	);
}
