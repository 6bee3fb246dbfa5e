/** That the test examples could not be loaded, where they are needed. */

import { loadTestExamples } from "../../state/examples";
import { exampleNoun, strings } from "../../strings";
import { Notice } from "../../widgets/Notice";

export function ExamplesFailed() {
	return <Notice title={strings.value.examplesFailed(exampleNoun.value)} onAction={() => void loadTestExamples()} />;
}
