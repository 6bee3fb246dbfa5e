/** Tasks that are done one after another, in the order in which they were given. */

/** Takes a task, and gives its outcome. A task that fails does not hold up the next. */
type Queue = <T>(task: () => Promise<T>) => Promise<T>;

export function createQueue(): Queue {
	let last: Promise<unknown> = Promise.resolve();
	return (task) => {
		const result = last.then(task);
		last = result.catch(() => {});
		return result;
	};
}
