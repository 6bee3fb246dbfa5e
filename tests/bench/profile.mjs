// Where the time of our training step goes, by part: `node tests/bench/profile.mjs`, once `make bench` has installed its
// packages; with --functions also the functions that take more than one per cent.

import { measureProfile } from "./lib/profile.mjs";
import { partOf } from "./lib/profileParts.mjs";
import { profileTable } from "./lib/report.mjs";

const rows = await measureProfile();
console.log(profileTable(rows));
if (process.argv.includes("--functions")) {
	for (const { shortTitle, functions } of rows) {
		console.log(`\n${shortTitle}`);
		for (const { name, share } of functions.filter(({ share }) => share > 0.01)) {
			console.log(`${(100 * share).toFixed(1).padStart(5)} %  ${partOf(name).padEnd(20)}  ${name}`);
		}
	}
}
