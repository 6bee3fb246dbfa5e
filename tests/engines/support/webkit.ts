/** WebKit, the engine of Safari, as GTK has it: by WebDriver, on a virtual screen, since it has no headless mode. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { Builder, By, Capabilities, Origin } from "selenium-webdriver";
import { DriverService } from "selenium-webdriver/remote";
import { type Browser, type Point, size } from "./browser";

/** Xvfb writes the number of the display that it got to its descriptor 3. */
async function openScreen() {
	const screen = `${size.width}x${size.height}x24`;
	const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", screen, "-nolisten", "tcp"], {
		stdio: ["ignore", "ignore", "ignore", "pipe"],
	});
	process.once("exit", () => server.kill());
	const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, "data")) as [Buffer];
	return { server, display: `:${String(number).trim()}` };
}

async function open(driverPath: string, binary: string, folder: string): Promise<Browser> {
	const { server, display } = await openScreen();
	// In the locale C its language is English; in one that the machine lacks it may be none.
	const env = { ...process.env, DISPLAY: display, HOME: folder, XDG_DOWNLOAD_DIR: folder, LC_ALL: "C" };
	const service = new DriverService.Builder(driverPath).setLoopback(true).setEnvironment(env).build();
	const options = { binary, args: ["--automation"] };
	const capabilities = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options });
	const driver = new Builder()
		.usingServer(await service.start())
		.withCapabilities(capabilities)
		.build();
	await driver
		.manage()
		.window()
		.setRect({ x: 0, y: 0, ...size });
	return {
		load: (url) => driver.get(url),
		reload: () => driver.navigate().refresh(),
		async drag(first, ...others) {
			const actions = driver.actions({ async: true });
			const move = ([x, y]: Point) => actions.move({ x, y, origin: Origin.VIEWPORT, duration: 0 });
			move(first).press();
			for (const point of others) move(point);
			await actions.release().perform();
		},
		type: (text) => driver.actions({ async: true }).sendKeys(text).perform(),
		choose: (path) => driver.findElement(By.css("input[type=file]")).sendKeys(path),
		evaluate: (read, ...args) => driver.executeScript(read, ...args),
		screenshot: async () => Buffer.from(await driver.takeScreenshot(), "base64"),
		async close() {
			await driver.quit();
			await service.kill();
			server.kill();
		},
	};
}

export function openWebKit(folder: string): Promise<Browser> | undefined {
	const { WEBKIT_DRIVER, WEBKIT_BIN } = process.env;
	return WEBKIT_DRIVER && WEBKIT_BIN ? open(WEBKIT_DRIVER, WEBKIT_BIN, folder) : undefined;
}
