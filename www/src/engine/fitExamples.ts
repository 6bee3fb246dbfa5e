/** How many training examples PCA, probes and nearest neighbours are fitted to, where there are so many. */
export const FIT_EXAMPLES = 4000;
