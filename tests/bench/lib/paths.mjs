/** Where things are: what is built goes to the user's cache, not into the repository. */

import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const bench = fileURLToPath(new URL("..", import.meta.url));
export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "autoencoder-playground", "bench");
export const site = join(cache, "site");
export const python = join(cache, "venv", "bin", "python");
export const results = join(root, "target", "bench");
export const programs = join(process.env.CARGO_TARGET_DIR || join(root, "target"), "release", "examples");
