import { expect, test } from "vitest";
import { runCommand } from "#testing/infra/run-command.ts";

/* What the walk finds is held beside this file; here, that the command walks at all, as Node reads it. */
const run = (...flags: readonly string[]) => runCommand("src/cli/matrix.ts", flags);

test("the command walks a procedure, and a route that the login library answers", async () => {
  const { code, out, wrong } = await run("--json", "--only", "overview.get", "--only", "/api/auth/session");
  expect([code, wrong]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({
    procedures: 1,
    routes: 1,
    leaks: 0,
    foreignWrites: 0,
    unlimited: 0,
  });
}, 60_000);

test("a name that there is none of is refused, and nothing is walked", async () => {
  const { code, out, wrong } = await run("--json", "--only", "overview.nothing");
  expect([code, out]).toEqual([1, ""]);
  expect(wrong).toContain("There is no procedure or route called overview.nothing");
}, 60_000);
