/** What stands on the page before its program runs: the header and the first view's words, in both languages. */

import type { Plugin } from "vite";
import { viewIds } from "./src/state/views";
import { en, type Strings } from "./src/strings/en";
import { zh } from "./src/strings/zh";

function intro({ title, intro: lead, tryThis, tryThisText }: Strings, lang: string): string {
	return `<div class="intro" lang="${lang}"><div class="intro-head"><h1>${title}</h1></div><p class="lead">${lead}</p>
<p class="try"><strong>${tryThis}</strong> ${tryThisText}</p></div>`;
}

function views({ viewNames }: Strings, lang: string): string {
	const links = viewIds.map((id) => `<li><a href="#/${id}"><span>${viewNames[id]}</span></a></li>`);
	return `<nav class="navigation" lang="${lang}"><ul>${links.join("")}</ul></nav>`;
}

function both(part: (strings: Strings, lang: string) => string): string {
	return part(en, "en") + part(zh, "zh-Hans");
}

/** Takes the room that the page takes a moment later, so that nothing moves. */
export const shell: Plugin = {
	name: "shell",
	transformIndexHtml: (html) =>
		html.replace(
			"<!-- shell -->",
			`<div class="shell"><header class="header"><div class="header-inner"><p class="wordmark">${both(
				({ name }, lang) => `<span lang="${lang}">${name}</span>`,
			)}</p>${both(views)}<div class="switches"></div></div></header><main>${both(intro)}</main></div>`,
		),
};
