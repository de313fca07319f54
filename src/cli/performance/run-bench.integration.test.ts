import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inheritedEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { printedSchema } from "./read-results.ts";

/* How benches are run and what they print; how fast anything is says nothing here. */
const runFile = async (file: string, ...flags: readonly string[]) => {
  const child = spawn(process.execPath, [join("bench", file), ...flags], {
    ...{ cwd: CHECKOUT, env: inheritedEnv("production"), stdio: ["ignore", "pipe", "pipe"] },
  });
  const [out, wrong]: [string[], string[]] = [[], []];
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => wrong.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out: out.join(""), wrong: wrong.join("") };
};

const run = (...flags: readonly string[]) => runFile("run.ts", ...flags);

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
  const { code, wrong } = await runFile("performance.ts", "--check");
  expect([code, wrong]).toEqual([0, ""]);
}, 60_000);
