export function Walk() {
	return <p>Walk</p>;
}
