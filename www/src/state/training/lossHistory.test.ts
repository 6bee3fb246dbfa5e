import { expect, test } from "vitest";
import { LossHistory } from "./lossHistory";

test("a history of very many steps comes back whole", () => {
	const losses = Array.from({ length: 300_000 }, (_, step) => ({ reconstruction: step, kl: 0 }));
	const history = new LossHistory();
	history.add(0, losses);
	const back = LossHistory.from(history.toStored(300_000));
	expect(back.reconstruction).toEqual(history.reconstruction);
	back.add(300_000, [{ reconstruction: 1, kl: 0 }]);
	expect(back.reconstruction.length).toBe(300_001);
});
