/**
 * Trusted Types, in browsers that have them: text becomes neither HTML nor script, and only this page's own files become
 * workers. The Content Security Policy in index.html requires it.
 */

interface PolicyFactory {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

function isSameOrigin(url: string): boolean {
	return new URL(url, location.href).origin === location.origin;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy("default", {
	createScriptURL(url) {
		if (!isSameOrigin(url)) throw new TypeError(`a script of another origin: ${url}`);
		return url;
	},
});
