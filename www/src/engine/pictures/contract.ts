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

export interface SkippedFile {
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
	paths: string[];
	skipped: SkippedFile[];
}

/** The traits of a sample of the pictures, from which settings are suggested. Shares are of the sample, 0…1. */
export interface TraitShares {
	/** Number of pictures in the sample. */
	pictureCount: number;
	/** Shares with something dark on a light background, and the opposite. Photographs are often neither. */
	darkOnLight: number;
	lightOnDark: number;
	transparent: number;
	coloured: number;
	/** Share of photographs taken with the camera turned, by their EXIF data; they are turned upright. */
	rotated: number;
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
	skipped: SkippedFile[];
	/** The browser falsifies the pixels that are read from a canvas, as a protection against fingerprinting. */
	areCanvasReadsFalsified: boolean;
}

export interface Progress {
	/** pictures read or skipped */
	done: number;
	total: number;
	/** those of them that were skipped */
	failed: number;
}

export interface ReadingResult extends Pictures {
	/** The class of each picture, an index into `classNames`; undefined if there are no classes. */
	labels: Uint8Array | undefined;
	/** Names of the folders, sorted; `""` for pictures beside the folders comes last. */
	classNames: string[];
	/** Whether it was stopped before all pictures were read; those read until then are here. */
	isStopped: boolean;
}

export interface PicturesContract {
	/** More of the files that `openFiles` will open. Several calls, as sending thousands at once would block the page. */
	addFiles: { request: { files: readonly PictureFile[] }; reply: Record<never, never> };
	/** Opens the files added since it was last called, in place of those before. Archives are expanded. */
	openFiles: { request: Record<never, never>; reply: OpenedFiles };
	/** Up to `count` pictures from all over the files. A later call rejects this one with the code `superseded`. */
	previewPictures: {
		request: { settings: PictureSettings; count: number };
		/** `detected` is undefined if none of them could be read. */
		reply: Pictures & { detected: TraitShares | undefined };
	};
	/** All pictures that can be read, in the natural order of their paths. A later call stops this one. */
	readPictures: { request: { settings: PictureSettings }; reply: ReadingResult };
	/** How far `readPictures` has got. Replies after a moment, so that the page can call it in a loop. */
	pollProgress: { request: Record<never, never>; reply: Progress };
	/** Makes `readPictures` reply at once, with the pictures read so far. */
	stopReading: { request: Record<never, never>; reply: Record<never, never> };
}
