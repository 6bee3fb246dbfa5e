// How fast the built page reads a folder of photographs: `node tests/bench/pictures.mjs [10000]`, after `make dist` and once
// `make bench` has installed its packages.

import { cpus } from "node:os";
import { measurePictures } from "./lib/pictures.mjs";

const measured = await measurePictures(Number(process.argv[2] ?? 10_000));
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const { memory, fileSize, longest } = measured;
console.log(`${measured.files} JPEG of 640×480, ${Math.round(fileSize / 1000)} kB each; ${cpus().length} × ${cpus()[0].model}
open      ${seconds(measured.open)}
preview   ${seconds(measured.preview)} for ${measured.previewed}
read      ${seconds(measured.read)} for ${measured.pictures} in ${measured.classes} classes, ${measured.reports} reports; ${seconds(measured.processor)} of processors
stop      ${measured.stop.toFixed(0)} ms, after ${measured.readUntilStop} pictures
page      longest task ${longest ? `${longest.toFixed(0)} ms` : "under 50 ms"}
memory    tab ${megabytes(memory.before.tab)} before, ${megabytes(memory.peak.tab)} at most; \
whole browser ${megabytes(memory.before.browser)} before, ${megabytes(memory.peak.browser)} at most`);
