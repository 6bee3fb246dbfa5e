/** Errors that concern the whole page, with a way to continue. */

import { isLinkedDataSetMissing } from "../state/dataSet";
import { chooseDataSet } from "../state/dataSetInUrl";
import { mnist } from "../state/dataSets";
import { engineState, lastError } from "../state/engine";
import { isUpdateOffered, loadUpdate, updateState } from "../state/newVersion";
import { isLinkBroken } from "../state/urlState";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";

export function Notices({ restart }: { restart(): void }) {
	return (
		<>
			<EngineNotice restart={restart} />
			<LastErrorNotice restart={restart} />
			<LinkNotice />
			<DataSetNotice />
			<NewVersionNotice />
		</>
	);
}

function EngineNotice({ restart }: { restart(): void }) {
	const state = engineState.value;
	if (state.status === "running") return null;
	const { lost, lostUnreachable, unsupported } = strings.value;
	if (state.error.code === "unsupported") return <Notice title={unsupported} />;
	const title = state.error.code === "unreachable" ? lostUnreachable : lost;
	return <Notice title={title} detail={state.error.message} onAction={restart} />;
}

function LastErrorNotice({ restart }: { restart(): void }) {
	if (!lastError.value || engineState.value.status === "lost") return null;
	return <Notice title={strings.value.lastError} detail={lastError.value.message} onAction={restart} />;
}

function LinkNotice() {
	if (!isLinkBroken.value) return null;
	const { linkBroken, dismiss } = strings.value;
	const close = () => {
		isLinkBroken.value = false;
	};
	return <Notice title={linkBroken} actionLabel={dismiss} onAction={close} />;
}

function DataSetNotice() {
	if (!isLinkedDataSetMissing.value) return null;
	const { dataSetMissing, dismiss } = strings.value;
	return <Notice title={dataSetMissing} actionLabel={dismiss} onAction={() => chooseDataSet(mnist.id)} />;
}

function NewVersionNotice() {
	if (!isUpdateOffered.value) return null;
	const { newVersion, newVersionWhy, newVersionHeldBack, newVersionSoon, reload } = strings.value;
	if (updateState.value === "activating") return <Notice title={newVersion} reason={newVersionSoon} />;
	const reason = updateState.value === "blocked" ? newVersionHeldBack : newVersionWhy;
	return <Notice title={newVersion} reason={reason} actionLabel={reload} onAction={() => void loadUpdate()} />;
}
