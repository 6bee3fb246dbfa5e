/** The project's name, the navigation (if any), and the language and theme switches. */

import type { ComponentChildren } from "preact";
import { language } from "../state/language";
import { chooseLanguage, chooseTheme, themeChoice, themeChoices } from "../state/preferences";
import { strings } from "../strings";
import { Icon } from "../widgets/Icon";
import { Segmented } from "../widgets/Segmented";

/** Each language is named in itself, so that its speakers find it. */
const languageOptions = [
	{ value: "en", name: "English", content: "EN", lang: "en" },
	{ value: "zh", name: "简体中文", content: "中文", lang: "zh-Hans" },
] as const;

interface Props {
	/** Target of the skip link. */
	skip: { href: string; text: string };
	/** The page that the name links to; none on the main page. */
	home?: string;
	children?: ComponentChildren;
}

export function Header({ skip, home, children }: Props) {
	const { name, language: languageLegend, theme, themes } = strings.value;
	const themeOptions = themeChoices.map((value) => ({ value, name: themes[value], content: <Icon name={value} /> }));
	return (
		<header class="header">
			<a class="skip" href={skip.href}>
				{skip.text}
			</a>
			<div class="header-inner">
				{home ? (
					<a class="wordmark" href={home}>
						<Logo />
						<span>{name}</span>
					</a>
				) : (
					<p class="wordmark">
						<Logo />
						<span>{name}</span>
					</p>
				)}
				{children}
				<div class="switches">
					<Segmented
						legend={languageLegend}
						options={languageOptions}
						chosen={language.value}
						onChoose={chooseLanguage}
					/>
					<Segmented legend={theme} options={themeOptions} chosen={themeChoice.value} onChoose={chooseTheme} />
				</div>
			</div>
		</header>
	);
}

/** The logo: wide, narrow, wide. */
function Logo() {
	return (
		<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
			<path d="M2 3 10.5 9.5v5L2 21zM22 3l-8.5 6.5v5L22 21z" />
		</svg>
	);
}
