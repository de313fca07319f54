import { expect, test } from "vitest";
import { runCommand } from "#testing/infra/run-command.ts";
import { printedSchema } from "./read-results.ts";

/* How benches are run and what they print; how fast anything is says nothing here. */
const run = (...flags: readonly string[]) => runCommand("bench/run.ts", flags);

test("a bench prints one object and nothing else, with every figure of its part measured", async () => {
  const { out, code, wrong } = await run("replay", "--json", "--only", "a cold year");
  const { bench, figures } = printedSchema.strict().parse(JSON.parse(out));
  expect(bench).toBe("replay");
  expect(
    figures.map(({ unit, value }) => [unit, typeof value]),
    wrong,
  ).toEqual([
    ["ms", "number"],
    ["ms", "number"],
  ]);
  expect(figures[0]?.target).toBe("<= 250");
  expect(code).toBe(figures.every(({ pass }) => pass) ? 0 : 1);
}, 60_000);

test("a bench that there is none of is refused, and names what there is", async () => {
  const { code, out, wrong } = await run("nothing");
  expect([code, out]).toEqual([1, ""]);
  expect(wrong).toContain("There is no bench called nothing");
}, 60_000);

test("the page of figures shows what was measured last, and what is promised and was not measured", async () => {
  const { code, wrong } = await runCommand("bench/performance.ts", ["--check"]);
  expect([code, wrong]).toEqual([0, ""]);
}, 60_000);
