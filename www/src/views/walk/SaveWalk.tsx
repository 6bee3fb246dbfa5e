/** Saves the path: some frames as one picture, or all as an animation that runs forward and back. */

import { useSignal } from "@preact/signals";
import { encodeGif } from "../../engine/gif/client";
import { announce } from "../../state/announcer";
import { theme } from "../../state/preferences";
import { saveContactSheet } from "../../widgets/contactSheet";
import { download } from "../../widgets/download";
import { Icon } from "../../widgets/Icon";
import { imageDataOf } from "../../widgets/imageDataOf";
import { decodedPaths, frameOf } from "./path";
import { PATH_LENGTH, playbackSpeed } from "./state";
import { texts } from "./texts";

const FRAME_STRIDE = 6;
const SHEET_COLUMNS = 11;

function animationFrames(images: Float32Array): ImageData[] {
	const forward = Array.from({ length: PATH_LENGTH }, (_, index) =>
		imageDataOf(frameOf({ images }, index), {}, theme.peek()),
	);
	return [...forward, ...forward.slice(1, -1).reverse()];
}

function everySixthFrame(images: Float32Array): Float32Array {
	const indices = Array.from({ length: PATH_LENGTH }, (_, index) => index).filter(
		(index) => index % FRAME_STRIDE === 0,
	);
	return Float32Array.from(indices.flatMap((index) => Array.from(frameOf({ images }, index))));
}

export function SaveWalk() {
	const { saveFrames, saveAnimation, savingAnimation, savedAnimation, animationFailed } = texts.value;
	const state = useSignal<"idle" | "busy" | "failed">("idle");
	const images = decodedPaths.value?.selected.images;

	async function saveGif(frameImages: Float32Array) {
		state.value = "busy";
		try {
			download("walk.gif", await encodeGif(animationFrames(frameImages), 1000 / playbackSpeed.peek()));
			state.value = "idle";
			announce(savedAnimation);
		} catch {
			state.value = "failed";
		}
	}

	if (!images) return null;
	const isBusy = state.value === "busy";
	return (
		<div class="tools">
			<button
				type="button"
				class="button"
				onClick={() => void saveContactSheet("walk", everySixthFrame(images), SHEET_COLUMNS)}
			>
				<Icon name="download" />
				{saveFrames}
			</button>
			<button type="button" class="button" aria-disabled={isBusy} onClick={() => isBusy || void saveGif(images)}>
				<Icon name="download" />
				{isBusy ? savingAnimation : saveAnimation}
			</button>
			{state.value === "failed" && <p role="alert">{animationFailed}</p>}
		</div>
	);
}
