import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { anyHistory } from "#testing/stores/differential/any-history.ts";
import { runHistory } from "#testing/stores/differential/run-history.ts";
import { postgresSubject } from "#testing/stores/differential/subjects.ts";
import { openModelStores } from "#testing/stores/open-model-stores.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

/** Answers that must have been met, or the histories say too little. */
const TELLING = [
  "plan planned",
  "plan conflict",
  "send sent",
  "send gone",
  "send refused",
  "settle true",
  "settle false",
  "settle threw",
  "arm threw",
];

let database: Stores;

beforeAll(async () => {
  database = await openStores();
});
afterAll(() => database.close());

test("after any history the model of the database answers and holds what PostgreSQL does", async () => {
  const model = await openModelStores();
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyHistory, (history) =>
      runHistory(
        postgresSubject(database),
        model,
        history,
        (kind, answer) => void met.add(`${kind} ${answer}`),
      ),
    ),
    { numRuns: runs(300), seed: 1 },
  );
  expect(TELLING.filter((answer) => !met.has(answer))).toEqual([]);
}, 900_000);
