/** How long the first 50 reconstructions of a visit take, each from the pen's movement to the picture's pixels. */

const VISITS = 5;
const MOVES = 50;

/** In the page: moves the pen that was put down, and waits for the canvas to be written, as often as asked. */
async function movePen(moves) {
	const pad = document.querySelector("#pad");
	const { left, top, width, height } = pad.getBoundingClientRect();
	const dispatchPen = (type, progress) => {
		const [clientX, clientY] = [
			left + width * (0.3 + 0.4 * progress),
			top + height * (0.5 + 0.2 * Math.sin(6 * progress)),
		];
		const options = { clientX, clientY, pointerId: 1, isPrimary: true, button: 0, buttons: 1, bubbles: true };
		pad.dispatchEvent(new PointerEvent(type, options));
	};
	const context = document
		.querySelector("[aria-labelledby='latent-heading'] figure:last-of-type canvas")
		.getContext("2d");
	const write = context.putImageData.bind(context);
	let notifyWritten = () => {};
	context.putImageData = (...args) => {
		write(...args);
		notifyWritten();
	};
	pad.setPointerCapture = () => {}; // there is no such pointer
	const samples = [];
	for (let move = 0; move < moves; move++) {
		const done = new Promise((resolve) => {
			notifyWritten = resolve;
		});
		const start = performance.now();
		dispatchPen(move === 0 ? "pointerdown" : "pointermove", move / moves);
		await done;
		samples.push(performance.now() - start);
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	}
	return samples;
}

async function visit(browser, address) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${address}/`);
	await page.waitForFunction(() => performance.getEntriesByName("first-result").length > 0);
	await page.waitForTimeout(1000); // as soon as a visitor can have read what to do
	const samples = await page.evaluate(movePen, MOVES);
	await context.close();
	return samples;
}

export async function measureFirstStrokes(browser, address) {
	const samples = [];
	for (let visited = 0; visited < VISITS; visited++) samples.push(...(await visit(browser, address)));
	return [{ name: `first ${MOVES} reconstructions while drawing`, unit: "ms", samples }];
}
