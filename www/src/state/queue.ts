/** Tasks that are done one after another, in the order in which they were given. */

/** Takes a task, and gives its outcome. A task that fails does not hold up the next. */
type Queue = <T>(task: () => Promise<T>) => Promise<T>;

const ignore = () => {};

export function createQueue(): Queue {
	let last: Promise<unknown> = Promise.resolve();
	return (task) => {
		const result = last.then(task);
		last = result.then(ignore, ignore); // keeps nothing of the outcome, as a model's bytes, until the next task
		return result;
	};
}
