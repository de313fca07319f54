import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generateDirtyCandles } from "#testing/candles/generate-dirty-candles.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { type RehearseOptions, readRehearseOptions } from "./read-rehearse-options.ts";
import { runRehearsal } from "./run-rehearsal.ts";

/** Five hours with a fall of 14 % in them. */
const withCandles = (use: (file: string, home: string) => Promise<void>): Promise<void> =>
  inPrivateDirectory(async (home) => {
    const file = join(home, "fall.csv");
    writeFileSync(file, generateDirtyCandles(7, 300).csv);
    await use(file, home);
  });

const optionsOf = (...argv: readonly string[]): RehearseOptions => {
  const options = readRehearseOptions(argv);
  if (options === null) throw new Error("Only the help was asked for");
  return options;
};

const SHORT = ["--days", "0.1", "--every", "0.1"];

test("a guard that saves positions from a fall is told from one that saves none", () =>
  withCandles(async (file) => {
    const run = (guard: string) => runRehearsal(optionsOf("--candles", file, ...SHORT, "--guard", guard));
    const wide = await run("trigger=5,target=10");
    expect(wide.runs).toBeGreaterThan(20);
    expect(wide.liquidatedUnguarded).toBeGreaterThan(0);
    expect(wide.liquidated).toBeLessThan(wide.liquidatedUnguarded);
    const late = await run("trigger=0.1,target=0.2");
    expect(late.liquidatedUnguarded).toBe(wide.liquidatedUnguarded);
    expect(late.liquidated).toBeGreaterThan(wide.liquidated);
  }));

test("candles that were packed say the same, and are refused once they are damaged", () =>
  withCandles(async (file, home) => {
    const pack = join(home, "fall.candles");
    const first = await runRehearsal(optionsOf("--candles", file, ...SHORT, "--pack", pack));
    expect(await runRehearsal(optionsOf("--candles", pack, ...SHORT))).toEqual(first);
    truncateSync(pack, readFileSync(pack).length - 1);
    await expect(runRehearsal(optionsOf("--candles", pack, ...SHORT))).rejects.toThrow("is damaged");
  }));

test("only candles between two times are rehearsed on", () =>
  withCandles(async (file) => {
    const whole = await runRehearsal(optionsOf("--candles", file, ...SHORT));
    const [from, to] = [whole.from + 60 * 60_000, whole.to - 60 * 60_000];
    const times = ["--from", new Date(from).toISOString(), "--to", new Date(to).toISOString()];
    const part = await runRehearsal(optionsOf("--candles", file, ...SHORT, ...times));
    expect(part.from).toBeGreaterThanOrEqual(from);
    expect(part.to).toBeLessThanOrEqual(to);
    expect(part.runs).toBeLessThan(whole.runs);
  }));

test.each([
  [["--price", "500000"], "would be liquidated at"],
  [["--guard", "trigger=10,target=5"], "--guard"],
  [["--stop-loss", "500000"], "lies below the market"],
  [["--take-profit", "100"], "is taken above the market"],
  [["--side", "short", "--stop-loss", "100"], "lies above the market"],
  [["--days", "30"], "write fewer --days"],
  [["--from", "2031-01-01"], "no candle lies between"],
])("%j is refused with what to write, and packs nothing", (flags, said) =>
  withCandles(async (file, home) => {
    const pack = join(home, "never.candles");
    const short = flags[0] === "--days" ? [] : SHORT;
    await expect(
      runRehearsal(optionsOf("--candles", file, ...short, "--pack", pack, ...flags)),
    ).rejects.toThrow(said);
    expect(existsSync(pack)).toBe(false);
  }),
);

test.each([
  [["--side", "both"], "write long or short"],
  [["--price", "100.3"], "steps of half a dollar"],
  [["--margin", "1.5"], "whole number"],
  [["--trailing", "0"], "--trailing"],
  [["--sde", "long"], "See --help"],
  [["--stop-loss", "90000", "--trailing", "5"], "exclude each other"],
])("%j is no option", (flags, said) => {
  expect(() => readRehearseOptions(["--candles", "x.csv", ...flags])).toThrow(said);
});

test("without candles it says what to name, and with --help how", () => {
  expect(() => readRehearseOptions([])).toThrow("--candles: name a file");
  expect(readRehearseOptions(["--help"])).toBeNull();
});
