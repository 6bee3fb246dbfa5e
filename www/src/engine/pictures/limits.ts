/** What is taken from a visitor's files. */

export const MAX_PICTURES = 10_000;
/** One label is one byte. */
export const MAX_CLASSES = 256;
export const MIN_SIDE = 8;
export const MAX_SIDE = 64;
/** Pixels of one picture: those of today's phones, 50 megapixels, with some room. Decoded, each takes four bytes. */
export const MAX_PIXELS = 64 * 2 ** 20;
/** The longest side of a picture: that of a canvas in every browser. */
export const MAX_PICTURE_SIDE = 32_767;
/** Bytes of one picture's file, also of one in an archive once it is inflated. */
export const MAX_FILE_BYTES = 128 * 2 ** 20;
/** Bytes of all files of an archive once they are inflated. */
export const MAX_ARCHIVE_BYTES = 8 * 2 ** 30;
