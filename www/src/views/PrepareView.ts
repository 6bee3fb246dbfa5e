/** Starts the download of a view before it is opened. Provided by CurrentView's module, so that a link imports no view. */

import { createContext } from "preact";
import type { ViewId } from "../state/views";

export const PrepareView = createContext<(id: ViewId) => void>(() => {});
