/** How large a training may be, in a link, a setting or a file. */

export const MAX_WORKERS = 32;
/** Models that train side by side. */
export const MAX_RUNS = 4;
