/** The losses of all lanes in one chart. */

export function Curves() {
	return null;
}
