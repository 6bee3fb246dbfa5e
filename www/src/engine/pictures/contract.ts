/** The calls from the page to the worker that turns a visitor's files into pictures of one size. */

/** A file, with its folders: `cats/tabby/1.jpg`. */
export interface PictureFile {
	path: string;
	blob: Blob;
}

/** Why a file gave no picture. */
export type SkipReason =
	| "empty"
	/** Neither a picture nor an archive, by its first bytes. */
	| "not_a_picture"
	/** A picture or an archive of a kind that browsers do not read: HEIC, TIFF, SVG; encrypted. */
	| "unsupported"
	/** Damaged, or gone. */
	| "unreadable"
	/** More pixels or bytes than are decoded. */
	| "too_large"
	| "damaged_archive"
	/** More files than are taken. */
	| "over_limit";

export interface Skipped {
	path: string;
	reason: SkipReason;
}

export interface Size {
	height: number;
	width: number;
}

/** How a picture becomes pixels. Each step takes what the one before it gave, in this order. */
export interface PictureSettings {
	/** 8 to 64 pixels each */
	height: number;
	width: number;
	/** The middle of the picture, or all of it with margins. */
	fit: "crop" | "fit";
	/** What is behind transparent pixels, and the margins. It is inverted with the picture. */
	background: "white" | "black";
	/** 1: grey, 3: colours */
	channels: 1 | 3;
	invert: boolean;
	/** Each picture to a mean of ½ and a standard deviation of ⅙ over all of its values, clipped to 0…1. */
	normalise: boolean;
}

/** Pictures of one size. */
export interface Pictures {
	/** `[height, width, channels]` */
	shape: [number, number, number];
	/** `[n, height, width, channels]`, 0…255 */
	bytes: Uint8Array;
	/** the path of each */
	names: string[];
	skipped: Skipped[];
}

/** What a sample of the pictures looks like, from which settings are suggested. Shares are of the sample, 0…1. */
export interface PictureTraits {
	/** How many were looked at. */
	pictures: number;
	/** Shares with something dark on a light ground, and the opposite. Photographs are often neither. */
	darkOnLight: number;
	lightOnDark: number;
	transparent: number;
	coloured: number;
	/** Share of photographs taken with the camera turned, by their EXIF data; they are turned upright. */
	turned: number;
	/** by the number of pixels, upright */
	smallest: Size;
	largest: Size;
	suggested: PictureSettings;
}

export interface OpenedFiles {
	/** Files that may be pictures. */
	count: number;
	/** Names of the classes, sorted: the folders right below what all files have in common. Empty if there is only one. */
	folders: string[];
	skipped: Skipped[];
	/** The browser falsifies the pixels that are read from a canvas, as a protection against fingerprinting. */
	areReadsFalsified: boolean;
}

export interface Progress {
	/** pictures read or skipped */
	done: number;
	total: number;
	/** those of them that were skipped */
	failed: number;
}

export interface ReadPictures extends Pictures {
	/** The class of each picture, an index into `classes`; undefined if there are no classes. */
	labels: Uint8Array | undefined;
	/** Names of the folders, sorted; `""` for pictures beside the folders comes last. */
	classes: string[];
	/** Whether it was stopped before all pictures were read; those read until then are here. */
	isStopped: boolean;
}

export interface PicturesContract {
	/** More of the files that `open` will open. In parts, as sending thousands at once would block the page. */
	add: { request: { files: readonly PictureFile[] }; reply: Record<never, never> };
	/** Opens the files added since it was last called, in place of those before. Archives are expanded. */
	open: { request: Record<never, never>; reply: OpenedFiles };
	/** Up to `count` pictures from all over the files. A later call rejects this one with the code `superseded`. */
	preview: {
		request: { settings: PictureSettings; count: number };
		/** `detected` is undefined if none of them could be read. */
		reply: Pictures & { detected: PictureTraits | undefined };
	};
	/** All pictures that can be read, in the natural order of their paths. A later call stops this one. */
	read: { request: { settings: PictureSettings }; reply: ReadPictures };
	/** How far the call `read` has got. Replies after a moment, so that the page can call it in a loop. */
	progress: { request: Record<never, never>; reply: Progress };
	/** Makes `read` reply at once, with the pictures read so far. */
	stop: { request: Record<never, never>; reply: Record<never, never> };
}
