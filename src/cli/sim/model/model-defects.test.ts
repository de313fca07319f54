import fc from "fast-check";
import { expect, test } from "vitest";
import { aHit } from "#testing/contracts/stores/one-hit.ts";
import { anyHistory } from "#testing/stores/differential/any-history.ts";
import { runHistory } from "#testing/stores/differential/run-history.ts";
import { modelSubject } from "#testing/stores/differential/subjects.ts";
import { openModelStores } from "#testing/stores/open-model-stores.ts";
import { restart } from "./create-model-stores.ts";
import { type ModelDefects, NO_DEFECTS } from "./model-defects.ts";

/** Whether a history is found by which this model is told from the true one. */
const isFound = async (defects: Partial<ModelDefects>, numRuns: number): Promise<boolean> => {
  const subject = modelSubject(await openModelStores(defects));
  const model = await openModelStores();
  const property = fc.asyncProperty(anyHistory, (history) =>
    runHistory(subject, model, history, () => undefined),
  );
  return (await fc.check(property, { numRuns, seed: 1, endOnFailure: true })).failed;
};

test("a model without a defect is never told from itself", async () => {
  expect(await isFound({}, 100)).toBe(false);
}, 60_000);

/** Only a restart shows this one. */
const { forgetsOnRestart: _, ...shownByCalls } = NO_DEFECTS;

test.each(Object.keys(shownByCalls))(
  "histories of calls tell a model that is wrong by %s",
  async (defect) => {
    expect(await isFound({ [defect]: true }, 2_000)).toBe(true);
  },
  60_000,
);

test.each([
  [false, 1],
  [true, 0],
])(
  "of work that was not planned yet, a restart of a model that forgets (%s) leaves %i",
  async (forgets, left) => {
    const { tables, ...stores } = await openModelStores({ forgetsOnRestart: forgets });
    await aHit(stores);
    restart(tables);
    expect(tables.work.size).toBe(left);
  },
);
