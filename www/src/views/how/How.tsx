export function How() {
	return <p>How</p>;
}
