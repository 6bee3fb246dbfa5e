/** Building blocks of the article: sections, paragraphs, formulas with their symbols, figures with captions. */

import type { ComponentChildren } from "preact";
import css from "./How.module.css";
import type { SectionId } from "./state";
import { texts } from "./texts";

/** The heading receives the focus when the section is opened from the table of contents. */
export function Section({ id, children }: { id: SectionId; children: ComponentChildren }) {
	return (
		<section class={css.section} aria-labelledby={`how-${id}`}>
			<h2 id={`how-${id}`} class={css.title} tabIndex={-1}>
				{texts.value.sections[id]}
			</h2>
			{children}
		</section>
	);
}

export function Paragraphs({ paragraphs }: { paragraphs: readonly string[] }) {
	return (
		<>
			{paragraphs.map((text) => (
				<p key={text} class={css.text}>
					{text}
				</p>
			))}
		</>
	);
}

interface FormulaProps {
	/** each symbol with its meaning */
	symbols: Readonly<Record<string, string>>;
	/** one or more `<math>` */
	children: ComponentChildren;
}

export function Formula({ symbols, children }: FormulaProps) {
	return (
		<div class={css.formula}>
			<div class={css.formulaLines}>{children}</div>
			<dl class={`${css.formulaSymbols} small`}>
				{Object.entries(symbols).map(([symbol, meaning]) => (
					<div key={symbol}>
						<dt>{symbol}</dt>
						<dd>{meaning}</dd>
					</div>
				))}
			</dl>
		</div>
	);
}

export function Figure({ caption, children }: { caption: string; children: ComponentChildren }) {
	return (
		<figure class={css.figure}>
			{children}
			<figcaption class="small">{caption}</figcaption>
		</figure>
	);
}
