/** Files dropped on the page. Without this, the browser would open them instead of the page. */

/** False for dragged text or links. */
export function hasFiles(event: DragEvent): boolean {
	return event.dataTransfer?.types.includes("Files") ?? false;
}

const isLeftToUs = (event: DragEvent) => !event.defaultPrevented && hasFiles(event);

/** Calls `take`, during the event, for files that are dropped where no other part of the page takes them. */
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
