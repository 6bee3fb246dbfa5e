/** Saves files on the visitor's device, from memory. */

/** How long the blob's URL is valid: Safari reads the file only once the visitor has agreed to the download. */
const URL_LIFETIME_MS = 60_000;

export function download(name: string, blob: Blob): void {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), URL_LIFETIME_MS);
}

/** Replaces characters that some file systems do not allow or that browsers would replace: programs need to know the exact name. */
export function safeFileName(name: string): string {
	return name.replace(/[\\/:*?"<>|~\p{Cf}\p{Cs}]+|^\.+/gu, "-");
}

export function modelFileName(name: string): string {
	return `${safeFileName(name)}.safetensors`;
}

/** Pixels in the file per pixel of a 28×28 picture. */
const FILE_SCALE = 10;

/** The picture enlarged to crisp squares. */
export function enlarge(image: ImageData, scale = FILE_SCALE): HTMLCanvasElement {
	const small = document.createElement("canvas");
	[small.width, small.height] = [image.width, image.height];
	small.getContext("2d")?.putImageData(image, 0, 0);
	const large = document.createElement("canvas");
	[large.width, large.height] = [image.width * scale, image.height * scale];
	const context = large.getContext("2d");
	if (context) {
		context.imageSmoothingEnabled = false;
		context.drawImage(small, 0, 0, large.width, large.height);
	}
	return large;
}

export async function savePng(name: string, canvas: HTMLCanvasElement): Promise<void> {
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
	if (blob) download(`${name}.png`, blob);
}
