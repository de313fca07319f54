import { describe, expect, it } from "vitest";
import { ReplayUsageError } from "./read-flags.ts";
import { readReplayOptions } from "./read-replay-options.ts";

const read = (...argv: string[]) => readReplayOptions(["--candles", "prices.csv", ...argv]);

describe("the flags of a replay", () => {
  it("have the documented defaults, and no caps", () => {
    expect(read()).toMatchObject({
      leverage: 10,
      sides: ["long"],
      quantity: 1_000,
      everyMs: 43_200_000,
      balance: 1_000_000_000,
      trigger: 500,
      target: 1_000,
      maxPerDay: null,
      loss: null,
      latencyMs: 0,
      fundingRate: 0,
      backstop: false,
      compareBackstop: false,
      json: false,
    });
  });

  it("take a guard's terms in percent, its caps in sats or times the margin", () => {
    expect(read("--guard", "trigger=1,target=2.5,day=1000000,loss=2x")).toMatchObject({
      trigger: 100,
      target: 250,
      maxPerDay: 1_000_000,
      loss: { timesMargin: 2 },
    });
    expect(read("--guard", "loss=3000000").loss).toEqual({ sats: 3_000_000 });
  });

  it.each([
    [["--side", "up"], "long, short or both"],
    [["--quantity", "1.5"], "whole number"],
    [["--leverage", "0"], "from 1 to 100"],
    [["--every", "NaN"], "--every"],
    [["--guard", "day=0"], "--guard day"],
    [["--guard", "loss=1x"], "such as 2x"],
    [["--guard", "wat=1"], "trigger=5,target=10"],
    [["--guard", "trigger"], "trigger=5,target=10"],
    [["--from", "yesterday"], "--from"],
    [["--from", "2018-02-01", "--to", "2018-01-01"], "--from must lie before --to"],
    [["--whatever"], "Usage"],
  ])("say in one line what to write instead of %j", (argv, hint) => {
    expect(() => read(...argv)).toThrow(ReplayUsageError);
    expect(() => read(...argv)).toThrow(hint);
  });

  it("need a file", () => {
    expect(() => readReplayOptions([])).toThrow("--candles: name a file");
  });
});
