/** Files dropped on the page. Without this, the browser would open them instead of the page. */

/** Text or a link may be dragged as well. */
export function hasFiles(event: DragEvent): boolean {
	return event.dataTransfer?.types.includes("Files") ?? false;
}

const isLeftToUs = (event: DragEvent) => !event.defaultPrevented && hasFiles(event);

/** Takes the files that nothing else on the page takes. `take` is called while the event is handled. */
export function takeDroppedFiles(take: (dropped: DataTransfer) => void): void {
	document.addEventListener("dragover", (event) => {
		if (isLeftToUs(event)) event.preventDefault();
	});
	document.addEventListener("drop", (event) => {
		if (!isLeftToUs(event)) return;
		event.preventDefault();
		if (event.dataTransfer) take(event.dataTransfer);
	});
}
