/**
 * Starts the download of a view before it is opened, and resolves when it has arrived or failed. App provides it, so that a link does
 * not import the views.
 */

import { createContext } from "preact";
import type { ViewId } from "../state/views";

export const PreloadViewContext = createContext<(id: ViewId) => Promise<void>>(async () => {});
