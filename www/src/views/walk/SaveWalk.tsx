/** Saves the path: some frames as one picture, or all as an animation that runs forward and back. */

import { useSignal } from "@preact/signals";
import { encodeGif } from "../../engine/gif/client";
import { announce } from "../../state/announcer";
import { theme } from "../../state/preferences";
import { saveContactSheet } from "../../widgets/contactSheet";
import { download } from "../../widgets/download";
import { Icon } from "../../widgets/Icon";
import { imageDataOf } from "../../widgets/imageDataOf";
import { frameOf, path } from "./path";
import { STEPS, speed } from "./state";
import { texts } from "./texts";

const FRAME_STRIDE = 6;
const SHEET_COLUMNS = 11;

function frames(images: Float32Array): ImageData[] {
	const forward = Array.from({ length: STEPS }, (_, at) => imageDataOf(frameOf({ images }, at), {}, theme.peek()));
	return [...forward, ...forward.slice(1, -1).reverse()];
}

function sampleFrames(images: Float32Array): Float32Array {
	const indices = Array.from({ length: STEPS }, (_, at) => at).filter((at) => at % FRAME_STRIDE === 0);
	return Float32Array.from(indices.flatMap((at) => Array.from(frameOf({ images }, at))));
}

export function SaveWalk() {
	const { saveFrames, saveAnimation, savingAnimation, savedAnimation, animationFailed } = texts.value;
	const state = useSignal<"idle" | "busy" | "failed">("idle");
	const images = path.value?.selected.images;

	async function saveGif(frameImages: Float32Array) {
		state.value = "busy";
		try {
			download("walk.gif", await encodeGif(frames(frameImages), 1000 / speed.peek()));
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
				onClick={() => void saveContactSheet("walk", sampleFrames(images), SHEET_COLUMNS)}
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
