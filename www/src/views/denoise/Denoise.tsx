export function Denoise() {
	return <p>Denoise</p>;
}
