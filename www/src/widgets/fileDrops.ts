/** Files dropped on the page. Without this, the browser would open them instead of the page. */

function hasFiles(event: DragEvent): boolean {
	return !event.defaultPrevented && (event.dataTransfer?.types.includes("Files") ?? false);
}

/** Takes the files that nothing else on the page takes. `take` is called while the event is handled. */
export function takeDroppedFiles(take: (dropped: DataTransfer) => void): void {
	document.addEventListener("dragover", (event) => {
		if (hasFiles(event)) event.preventDefault();
	});
	document.addEventListener("drop", (event) => {
		if (!hasFiles(event)) return;
		event.preventDefault();
		if (event.dataTransfer) take(event.dataTransfer);
	});
}
