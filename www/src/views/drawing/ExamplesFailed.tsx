/** That the test examples could not be loaded, where they are needed. */

import { loadExamples } from "../../state/examples";
import { noun, strings } from "../../strings";
import { Notice } from "../../widgets/Notice";

export function ExamplesFailed() {
	return <Notice title={strings.value.examplesFailed(noun.value)} onRetry={() => void loadExamples()} />;
}
