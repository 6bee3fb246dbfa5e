export function Generate() {
	return <p>Generate</p>;
}
