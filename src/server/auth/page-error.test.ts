import { inspect } from "node:util";
import { expect, test } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import { pageError } from "./page-error.ts";

const ID = "018f0000-0000-7000-8000-000000000001";

test("a page that fails tells the framework its id and nothing of why, and the log both", () => {
  const { log, lines } = aLog();
  const cause = new Error("Failed query: select nightingale from users\nparams: nightingale-parameter");
  const error = pageError(cause, ID, log);
  expect(Reflect.get(error, "digest")).toBe(ID);
  expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain("nightingale");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(ID);
  expect(lines[0]).toContain("select nightingale from users");
  expect(lines[0]).not.toContain("nightingale-parameter");
});
