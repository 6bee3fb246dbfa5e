/**
 * The service worker, which answers from the files of one build once they have all been downloaded: the page needs no network
 * then, and an old page never gets a new program. The next build waits until the page asks for it.
 */

import { CacheFirst, type PrecacheEntry, Serwist } from "serwist";

declare const self: ServiceWorkerGlobalScope & {
	/** Every file of the build, put in by vite.config.ts. */
	__SW_MANIFEST: PrecacheEntry[];
};

/** On an origin that others share, and for a copy of the page in another folder, names must differ. */
const cacheName = (kind: string) => `autoencoder-playground ${kind} ${self.registration.scope}`;

/** Large, or of another data set than the first one: kept once it has been used, until it changes. */
const USED_FILES = /^(data\/train-60000\.|(data|models)\/[^/]+\/)/;

const files = self.__SW_MANIFEST;
const used = files.filter(({ url }) => USED_FILES.test(url));
const usedCache = ({ revision }: PrecacheEntry) => `${cacheName("used")} ${revision}`;

async function deleteOldCaches(): Promise<void> {
	const names = await caches.keys();
	const current = used.map(usedCache);
	const old = names.filter((name) => name.startsWith(`${cacheName("used")} `) && !current.includes(name));
	await Promise.all(old.map((name) => caches.delete(name)));
}

self.addEventListener("activate", (event) => event.waitUntil(deleteOldCaches()));

new Serwist({
	precacheEntries: files.filter((file) => !used.includes(file)),
	// The page's state is behind the `#`; what else is in an address makes no difference.
	precacheOptions: { cacheName: cacheName("build"), ignoreURLParametersMatching: [/^/] },
	clientsClaim: true, // so that what the first visit uses is kept, too
	runtimeCaching: used.map((file) => ({
		matcher: ({ url }) => url.href === new URL(file.url, self.registration.scope).href,
		handler: new CacheFirst({ cacheName: usedCache(file) }),
	})),
}).addEventListeners();
