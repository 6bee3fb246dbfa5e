/** The results as Markdown tables, padded so that they read well in a terminal too. */

import { readFileSync, writeFileSync } from "node:fs";

const LEAD = "ours-relaxed"; // the build that Chromium gets, with which the peers are compared

const number = (value) => (value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

function table(header, rows) {
	const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
	const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
	return [line(header), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}

const ratio = (row, lead) => (row === lead ? "" : `, ${(row.median / lead.median).toFixed(2)}×`);

function trainingCell(row, lead) {
	if (!row) {
		return "";
	}
	const spread = `${number(row.median)} (${number(row.p10)}–${number(row.p90)})`;
	return `${spread}, ${number(row.gigaflops)} GFLOP/s${ratio(row, lead)}`;
}

function imageCell(row, lead) {
	return row ? `${number(row.median)} / ${number(row.p95)}${ratio(row, lead)}` : "";
}

function casesTable(title, cases, peers, cell) {
	const leads = cases.map(({ rows }) => rows[LEAD]);
	const rows = peers.map(({ id, name, version, setting }) => [
		[[name, version].filter(Boolean).join(" "), setting].filter(Boolean).join(", "),
		...cases.map(({ rows }, i) => cell(rows[id], leads[i])),
	]);
	const short = cases.map((one) => one.short);
	return table(
		[title, ...short],
		rows.filter(([, ...cells]) => cells.some(Boolean)),
	);
}

/** What one core can do in one of our builds, case by case, since it drifts, and how much of it the steps reach. */
function limitRow(index, training) {
	const cells = training.map(({ short, rows, limits }) => {
		const { id, median } = limits[index];
		return `${short} ${Math.round((100 * rows[id].gigaflops) / median)} % of ${number(median)} GFLOP/s`;
	});
	return [`Of the limit of one core, ${training[0].limits[index].setting}`, cells.join(", ")];
}

function trainingRows({ frames, pauses, map }) {
	return [
		[
			"Page, between two frames while the convolutional model trains",
			`${number(frames.median)} ms (p99 ${number(frames.p99)})`,
		],
		["Page, from Pause to paused, the slowest of ten", `${number(Math.max(...pauses))} ms`],
		[
			"Page, 5-NN accuracy of the 2-D map",
			`${map.soon.accuracy} % ${map.seconds} s after Start (epoch ${map.soon.epoch}), ${map.whole.accuracy} % after epoch ${map.whole.epoch}`,
		],
	];
}

function restTable({ start, slider, tasks, training: page, memory, downloads, peers }, training) {
	const sizes = peers
		.filter(({ id }) => id in downloads && id !== LEAD)
		.map(({ id, name }) => `${name} ${Math.round(downloads[id] / 1000)} kB`);
	return table(
		["", "measured"],
		[
			limitRow(0, training),
			limitRow(1, training),
			["Page, navigation to first reconstruction", `${number(start.median)} ms (p90 ${number(start.p90)})`],
			...slider.map(({ model, median, p95 }) => [
				`Page, slider to new picture, ${model}`,
				`${number(median)} ms (p95 ${number(p95)})`,
			]),
			...tasks.map(({ name, longest }) => [
				`Page, longest task of its own thread while ${name}`,
				longest > 0 ? `${number(longest)} ms` : "under 50 ms",
			]),
			...trainingRows(page),
			["Memory after training, convolutional, batch 128, with 4,000 digits", `${megabytes(memory)} MB`],
			["Download, JavaScript and wasm, gzipped", sizes.join(", ")],
		],
	);
}

function workersTable(rows) {
	const single = (row) =>
		rows.find(({ kind, batch, workers }) => kind === row.kind && batch === row.batch && workers === 1);
	const cells = rows.map((row) => [
		`${row.kind}, batch ${row.batch}, ${row.workers}`,
		`${number(row.median)} (${number(row.p10)}–${number(row.p90)})`,
		`${(single(row).median / row.median).toFixed(2)}×`,
	]);
	return table(["Training step on workers", "ms", "as fast as one"], cells);
}

export function report(results) {
	const { machine, cases, peers, growth } = results;
	const of = (task) => cases.filter((one) => one.task === task);
	const parts = [
		`${machine.cpu}, ${machine.cores} cores; Chromium ${machine.browser}, headless, ${machine.pinned ? "one core" : "unpinned"}; ${machine.date}. ` +
			"Medians (10th to 90th percentile), and how many times our time, relaxed SIMD, each takes. GFLOP/s by the textbook's " +
			"count of operations; our convolutions need fewer, and so pass the limit.",
		casesTable("Training step, batch 128, ms", of("train"), peers, trainingCell),
		casesTable("One image, encode + decode, ms: median / p95", of("reconstruct"), peers, imageCell),
		restTable(results, of("train")),
	];
	if (growth.workers) {
		parts.push(workersTable(growth.workers));
	}
	return parts.join("\n\n");
}

const START = "<!-- bench:start -->";
const END = "<!-- bench:end -->";

/** Puts the tables between the file's markers. */
export function writeInto(file, text) {
	const old = readFileSync(file, "utf8");
	const [start, end] = [old.indexOf(START), old.indexOf(END)];
	if (start < 0 || end < start) {
		throw new Error(`${file} lacks the markers ${START} and ${END}`);
	}
	writeFileSync(file, `${old.slice(0, start + START.length)}\n${text}\n${old.slice(end)}`);
}
