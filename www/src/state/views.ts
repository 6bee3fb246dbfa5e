/** The views of the page, in the order in which they stand in its navigation. */

export const viewIds = ["reconstruct", "denoise", "walk", "generate", "train", "how"] as const;
export type ViewId = (typeof viewIds)[number];
