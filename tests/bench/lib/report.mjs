/** The results as Markdown tables, padded so that they read well in a terminal too. */

import { readFileSync, writeFileSync } from "node:fs";
import { LATE_STEP } from "./cases.mjs";
import { reachedGoals } from "./goals.mjs";

const REFERENCE = "ours-relaxed"; // the build that Chromium gets, with which the peers are compared

const number = (value) => (value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

function table(header, rows) {
	const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
	const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
	return [line(header), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}

const ratio = (row, reference) => (row === reference ? "" : `, ${(row.median / reference.median).toFixed(2)}×`);

const medianAndRange = ({ median, p10, p90 }) => `${number(median)} (${number(p10)}–${number(p90)})`;

function trainingCell({ rows }, id) {
	const row = rows[id];
	return row ? `${medianAndRange(row)}, ${number(row.gigaflops)} GFLOP/s${ratio(row, rows[REFERENCE])}` : "";
}

/** Compared with the same peer's early steps. */
function lateCell({ rows, late }, id) {
	const row = late[id];
	return row ? `${medianAndRange(row)}, ${(row.p10 / rows[id].p10).toFixed(2)}×` : "";
}

function imageCell({ rows }, id) {
	const [row, reference] = [rows[id], rows[REFERENCE]];
	return row ? `${number(row.median)} / ${number(row.p95)}${ratio(row, reference)}` : "";
}

/** A column a case, a row a peer that has a cell. */
function casesTable(title, cases, peers, cell) {
	const rows = peers.map(({ id, name, version, setting }) => [
		[[name, version].filter(Boolean).join(" "), setting].filter(Boolean).join(", "),
		...cases.map((measuredCase) => cell(measuredCase, id)),
	]);
	const shortTitles = cases.map(({ shortTitle }) => shortTitle);
	return table(
		[title, ...shortTitles],
		rows.filter(([, ...cells]) => cells.some(Boolean)),
	);
}

/** What one core can do in one of our builds, case by case, since it drifts, and how much of it the steps reach. */
function limitRow(index, training) {
	const cells = training.map(({ shortTitle, rows, limits }) => {
		const { id, median } = limits[index];
		return `${shortTitle} ${Math.round((100 * rows[id].gigaflops) / median)} % of ${number(median)} GFLOP/s`;
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
			`${map.early.accuracy} % ${map.seconds} s after Start (epoch ${map.early.epoch}), ${map.final.accuracy} % after epoch ${map.final.epoch}`,
		],
	];
}

/** What a visitor waits for, row by row. */
export function pageTable(rows) {
	const cells = rows.map(({ name, unit, samples, median, p10, p90, p95 }) => [
		name,
		`${number(median)} ${unit}`,
		`${number(p10)}–${number(p90)}`,
		number(p95),
		String(samples.length),
	]);
	return table(["Page", "median", "p10–p90", "p95", "samples"], cells);
}

function pageAndMemoryTable({ slider, tasks, training: page, memory, downloads, peers }, training) {
	const sizes = peers
		.filter(({ id }) => id in downloads && id !== REFERENCE)
		.map(({ id, name }) => `${name} ${Math.round(downloads[id] / 1000)} kB`);
	return table(
		["", "measured"],
		[
			limitRow(0, training),
			limitRow(1, training),
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
		medianAndRange(row),
		`${(single(row).median / row.median).toFixed(2)}×`,
	]);
	return table(["Training step on workers", "ms", "as fast as one"], cells);
}

function goalsTable(cases) {
	const times = (ratio) => (ratio === undefined ? "" : `${ratio.toFixed(2)}×`);
	const rows = reachedGoals(cases).map(({ shortTitle, comparedWith, wantedSpeedUp, early, late }) => [
		`${shortTitle}: ${comparedWith}`,
		times(wantedSpeedUp),
		times(early),
		times(late),
	]);
	return table(
		["How many times as fast as others ours is, relaxed SIMD, by 10th percentiles", "goal", "early", "late"],
		rows,
	);
}

const percent = (share) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

export function profileTable(rows) {
	const cells = rows.map(({ shortTitle, parts }) => [shortTitle, ...Object.values(parts).map(percent)]);
	return table(["Where the time of a step goes, relaxed SIMD", ...Object.keys(rows[0].parts)], cells);
}

export function report(results) {
	const { machine, cases, peers, growth, profile } = results;
	const casesOf = (task) => cases.filter((measuredCase) => measuredCase.task === task);
	const parts = [
		`${machine.cpu}, ${machine.cores} cores; Chromium ${machine.browser}, headless, ${machine.pinned ? "one core" : "unpinned"}; ${machine.date}. ` +
			"Medians (10th to 90th percentile), and how many times our time, relaxed SIMD, each takes. Early are a model's steps 1 to " +
			"400, or its first 30 where a step takes more than 80 ms, 10 where more than 500 ms; late are its steps 2,001 to 2,400, " +
			"only where a step takes less than 80 ms, compared with its own early ones by 10th percentiles. GFLOP/s by the " +
			"textbook's count of operations; our convolutions need fewer, and so pass the limit.",
		casesTable("Training step, batch 128, early, ms", casesOf("train"), peers, trainingCell),
		casesTable(
			`Training step, batch 128, after ${LATE_STEP.toLocaleString("en")} steps, ms`,
			casesOf("train").filter(({ late }) => late[REFERENCE]),
			peers,
			lateCell,
		),
		goalsTable(cases),
		profileTable(profile),
		casesTable("One image, encode + decode, ms: median / p95", casesOf("reconstruct"), peers, imageCell),
		pageTable(results.page),
		pageAndMemoryTable(results, casesOf("train")),
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
