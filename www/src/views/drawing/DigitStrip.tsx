/** Ten test digits to choose from, one of each class. */

import { digits, digitsFailed, loadDigits, otherDigits } from "../../state/digits";
import { pickDigit, subject } from "../../state/drawing";
import { engine } from "../../state/engine";
import { strings } from "../../strings";
import { Icon } from "../../widgets/Icon";
import { Notice } from "../../widgets/Notice";
import { PixelImage } from "../../widgets/PixelImage";
import css from "./DigitStrip.module.css";

export function DigitStrip() {
	const { digits: heading, digitsNote, digit, otherDigits: others, digitsFailed: failed } = strings.value;
	// When the worker is lost, one notice for the whole page says so.
	if (engine.value.status === "lost") return null;
	if (digitsFailed.value) return <Notice title={failed} onRetry={() => void loadDigits()} />;
	const chosen = subject.value.kind === "digit" ? subject.value.index : undefined;
	return (
		<div>
			<div class={css.head}>
				<h3 class="label">{heading}</h3>
				<button type="button" class="button button-quiet" onClick={() => void otherDigits()}>
					<Icon name="shuffle" />
					{others}
				</button>
			</div>
			<ul class={css.list}>
				{digits.value.map(({ index, label, image }) => (
					<li key={label}>
						<button
							type="button"
							class="digit"
							aria-label={digit(label)}
							aria-pressed={index === chosen}
							onClick={() => pickDigit(index, label, image)}
						>
							<PixelImage values={image} />
						</button>
					</li>
				))}
			</ul>
			<p class="small">{digitsNote}</p>
		</div>
	);
}
