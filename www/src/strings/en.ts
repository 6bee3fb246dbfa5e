/** The English texts; their type is the shape that every other language must fill. */

import type { DataSpec } from "../engine/dataSpec";

/** What the examples of a data set are called. */
export interface Noun {
	one: string;
	many: string;
	/** one that has a name, as in: digit 7 */
	named(name: string): string;
	/** so many of the test */
	ofTest(count: string): string;
}

/** What texts say of the data set. */
export interface DataSetFacts extends Noun {
	/** how many values an image has, also as text */
	imageLength: number;
	valueCountText: string;
	/** how many numbers the code of a plain model has to begin with */
	defaultCodeSize: number;
	/** width and height of an image, in pixels */
	sizeText: string;
	/** grey or colour, before the word for pictures */
	colourAdjective: string;
	isColour: boolean;
	/** whether pictures are of light, as photographs are, and not of ink on an empty ground */
	isLight: boolean;
	/** what an error is the mean over: pixels, or values, of which a coloured pixel has three */
	element: string;
	/** so many pixels of an image of 28×28, in proportion to these */
	scaledFrom28(pixels: number): number;
	/** how drawings are brought to their form */
	drawingPlacement: DataSpec["drawingPlacement"];
	/** how many test examples there are, training examples, and training examples that can be had at first */
	testCountText: string;
	trainCountText: string;
	firstTrainCountText: string;
	/** how many classes they have */
	classCount: number;
	/** whether no model learns from the test examples: a single picture is both */
	areTestsUnseen: boolean;
	/** each label with the name of its class; empty where that is the label */
	legend: string;
	/** whether they were made of files, which the visitor has brought */
	hasPictureFiles: boolean;
	/** whether they are the visitor's own pictures: how clean those are is not known */
	isOwn: boolean;
}

export const en = {
	nouns: {
		digits: {
			one: "digit",
			many: "digits",
			named: (name: string) => `digit ${name}`,
			ofTest: (count: string) => `${count} test ${count === "1" ? "digit" : "digits"}`,
		},
		pictures: {
			one: "picture",
			many: "pictures",
			named: (name: string) => `picture (${name})`,
			ofTest: (count: string) => `${count} test ${count === "1" ? "picture" : "pictures"}`,
		},
	} satisfies Record<string, Noun>,
	elements: { pixel: "pixel", value: "value" },
	colours: { grey: "grey", colour: "colour" },
	/** one without a name */
	numbered: ({ one }: Noun, number: string) => `${one} no. ${number}`,
	name: "Autoencoder Playground",
	language: "Language",
	theme: "Theme",
	themes: { system: "Match system", light: "Light", dark: "Dark" },
	skip: "Skip to the content",
	dataSet: "Data set",
	otherDataSet: "another data set",
	navigation: "Views",
	viewLoading: "Loading…",
	viewFailed: "This part of the page did not arrive. The connection may be gone.",
	viewBroken: "This view has stopped working.",
	viewBrokenReason:
		"The other views still work. Your drawing, your models and a training that is running are not affected.",
	continueIn: "Continue in:",
	pageBroken: "This page has stopped working.",
	pageBrokenReason:
		"Loading it again usually helps. Your models are kept, and a training can be resumed where it was last saved.",
	copyDetails: "Copy details",
	detailsCopied: "Details copied",
	copyDetailsByHand: "Details of the error, to copy by hand",
	share: "Copy link",
	shared: "Link copied",
	shareByHand: "Link to what you see, to copy by hand",
	savePng: "Save as PNG",
	seed: "Seed",
	freshSeed: "New seed",
	reset: "Reset",
	lastError: "The models could not answer. What you made is still here.",
	drawingFalsified:
		"To protect you from being recognised, this browser gives web pages different pixels from those you draw, so the models see noise. Allow this page to read its canvas, or pick a digit, which is not changed.",
	linkBroken: "Part of this link could not be read; in its place you see what the page starts with.",
	dataSetMissing:
		"The pictures that this link names are not in this browser: your own pictures never leave the machine on which they were opened. Another data set stands in for them.",
	newVersion: "A newer version of this page is ready.",
	newVersionWhy:
		"It is shown once the page is loaded again. What you have drawn and chosen is in the address and stays, but earlier steps can no longer be undone.",
	newVersionSoon: "It is loaded as soon as the browser has finished with the files of the old one.",
	newVersionHeldBack: "Another tab is training. The newer version can be loaded when that has ended.",
	reload: "Load it",
	dismiss: "Dismiss",

	title: "Draw a digit, and see what an autoencoder keeps of it",
	intro:
		"An autoencoder is a network trained to reproduce its input: an encoder turns a picture into a list of numbers, the latent code z, and a decoder turns them back into a picture. Where the list is short, a bottleneck, what survives shows what the network has learnt about digits.",
	tryThis: "Try this",
	tryThisText:
		"Draw a 7 with a bar through it, then give the variational model 2 latent dimensions: what becomes of the bar?",

	pad: "Sketch pad",
	padHeading: "Draw",
	padHelp:
		"Mouse, finger or pen. By keyboard: the arrow keys move the pen, Space lowers and lifts it, Ctrl+Z takes a stroke back.",
	padEmpty: "Draw a digit here",
	padStart: "An example. Draw to replace it.",
	penDown: (place: string) => `Pen down, ${place}`,
	penUp: (place: string) => `Pen up, ${place}`,
	/** in percent */
	penPlace: (left: string, top: string) => `${left}% from the left, ${top}% from the top`,
	undo: "Undo",
	redo: "Redo",
	deleted: (name: string) => `“${name}” is deleted.`,
	undoDeletion: (name: string) => `Undo: delete ${name}`,
	clear: "Clear",
	penWidth: "Pen width",
	penWidthValue: (pixels: number) => `${pixels} pixels`,

	modelInput: "As the models see it",
	modelInputDrawing: "Cropped, fitted into 20 × 20 pixels and centred by weight in 28 × 28, like every digit of MNIST.",
	modelInputExample: (count: string, { one, ofTest }: Noun, name: string | undefined) =>
		`${count === "1" ? `The test ${one}` : `One of ${ofTest(count)}`}${name === undefined ? "" : `, labelled ${name}`}. It goes in as it is; drawing replaces it.`,
	modelInputEmpty: "Nothing drawn yet.",

	examples: ({ one }: Noun) => `Or pick a test ${one}`,
	examplesNote: "No model was trained on these.",
	example: (example: string) => `Test ${example}`,
	otherExamples: (count: number): string => (count === 10 ? "Ten others" : "Others"),
	examplesFailed: ({ many }: Noun) => `The test ${many} could not be loaded. Drawing works without them.`,

	results: "What the models make of it",
	models: {
		vanilla: {
			name: "Vanilla",
			sentence: "One dense layer down, one up: each number of its code looks at the whole picture.",
		},
		convolutional: {
			name: "Convolutional",
			sentence: "Small filters slide over the picture, so its code is large and still knows where things are.",
		},
		"variational-2": {
			name: "Variational",
			sentence: "Two numbers, each with its uncertainty: nearby codes decode to similar digits.",
		},
		"variational-16": {
			name: "Variational",
			sentence: "Sixteen numbers, each with its uncertainty, so that similar codes decode to similar digits.",
		},
		"denoising-vanilla": {
			name: "Denoising vanilla",
			sentence: "The vanilla model, trained to turn noisy digits into clean ones.",
		},
		"denoising-convolutional": {
			name: "Denoising convolutional",
			sentence: "The convolutional model, trained to turn noisy digits into clean ones.",
		},
	},
	sizedModel: (name: string, size: string) => `${name} (${size})`,
	ownModel: "Your model",
	ownSentence: "A model of your own, kept in this browser.",
	liveModel: (name: string) => `In training: ${name}`,
	liveSentence: "The model that you are training: what you see here changes as it learns.",
	pastSentence: (step: string) =>
		`The model that you trained, as it was after step ${step}: the time machine in Train leads back to the newest.`,
	parameters: (count: string) => `${count} parameters`,
	latentDimensions: "Latent dimensions",
	latentDimension: (count: string) => `${count}-D`,
	input: "Input",
	code: "Code",
	reconstruction: "Reconstruction",
	error: "Error",
	encode: "encode",
	decode: "decode",
	/** such as a model and what is seen of it */
	labelled: (label: string, text: string) => `${label}: ${text}`,
	latentAxis: (index: number) => `z${String(index).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)] ?? "")}`,
	latentPlane: (model: string, point: string) => `${model}: code in the plane, ${point}`,

	largestClass: (share: string) => `Always guessing the largest class: ${share}.`,
	bce: "Cross-entropy",
	nats: "nats per pixel",
	floor: "floor",
	explain: (term: string) => `Explain: ${term}`,
	bceExplained:
		"Smaller is better, and the floor is the best that any reconstruction of this picture can reach. Binary cross-entropy says how badly the reconstruction predicts the input’s pixels, averaged over all 784, in nats: the unit of information of the natural logarithm, 1.44 bits. Grey pixels surprise even a perfect reconstruction, so the floor is not 0: it is the pixels’ own entropy.",
	codeExplained: {
		units: ([count = 0]: readonly number[]) =>
			`The outputs of the ${count} hidden units, row by row. Dark means 0, inactive, or the lowest value; bright means strong.`,
		tiles: ([height = 1, width = 1, channels = 1]: readonly number[]) =>
			`${channels} feature maps of ${height} × ${width}, one tile for each filter. ${
				height * width * channels > 784
					? "Together they hold more numbers than the picture has pixels: this model saves no room, but it sees shapes wherever they are."
					: "Each tells where in the picture its filter’s pattern was found."
			}`,
		plane: () =>
			"The point is the mean of the code, the ellipse one standard deviation around it. The rings are 1, 2 and 3 standard deviations of the standard normal distribution that training pulls all codes towards.",
		bars: () =>
			"Each column is one number of the code: the dot is its mean, the line one standard deviation to either side. A number that stays near 0 with a line from −1 to 1 says nothing about this digit.",
	},
	errorExplained:
		"Reconstruction minus input, pixel by pixel: blue where ink is missing, orange where there is ink that is not in the input.",

	loading: "Loading the model…",
	waiting: "Nothing drawn yet. Draw a digit, or pick one.",
	retry: "Try again",
	modelFailed: (model: string) => `The ${model.toLowerCase()} model could not be loaded.`,
	failedUnreachable: "Its file did not arrive. The connection may be gone, or the file is not on this server.",
	ownFailed: (model: string) => `“${model}” could not be loaded.`,
	failedStorage: "This browser did not give its file back.",
	failedDamaged: "Its file arrived, but it is damaged or not the one expected.",
	lost: "The models have stopped working. Your drawing is still here.",
	lostUnreachable:
		"The program that runs the models did not arrive. The connection may be gone, or the browser blocks it.",
	unsupported:
		"This browser cannot run the models: Web Workers, or WebAssembly with SIMD, are missing or switched off. A current Firefox, Chrome, Edge or Safari can.",

	list: (items: readonly string[]) => items.join(", "),
	/** Chinese has a comma of its own between words */
	joinNames: (items: readonly string[]) => items.join(", "),
	announceResult: (scores: string) => `Reconstructed. Cross-entropy in nats per pixel: ${scores}.`,
	announceScore: (model: string, score: string) => `${model} ${score}`,

	footerMeasure: "Measure your own device",
	footerPlayground: "Draw a digit in the playground",
	footerOffline: "Ready to be used without a connection.",
	footerPrivate:
		"Private by design: the models run in this tab, on your processor. No drawing, no number and no click leaves your machine.",
	footerData: "Digits and training data: MNIST, by Y. LeCun, C. Cortes and C. J. C. Burges, under ",
	footerOrigin: (name: string, origin: string) => `${name}: ${origin}.`,
	stop: ".",
	footerLicences: "All licences",
	footerCode: "Source code and models: MIT or Apache-2.0, whichever you like. Fonts: SIL Open Font License. ",
};

export type Strings = typeof en;
