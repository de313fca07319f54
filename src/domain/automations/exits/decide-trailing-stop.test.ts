import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import {
  aStopSituation,
  fixed,
  follow,
  own,
  type StopChanges,
  trailing,
} from "#testing/builders/a-stop-situation.ts";
import { priceFromUsd } from "../../units.ts";
import { decideStop, type StopVerdict } from "./decide-stop.ts";

const decide = (changes: StopChanges): StopVerdict => decideStop(aStopSituation(changes));

describe("a trailing stop in percent", () => {
  const automation = follow("basis-points", 200);

  it("is left to the exchange whole: placed once, then held whatever the price does", () => {
    expect(decide({ automation })).toMatchObject({
      kind: "place",
      stop: trailing(200),
      level: priceFromUsd(98_000),
    });
    expect(decide({ automation, ...own(trailing(200)), best: 120_000 }).rule).toBe("in-place");
  });

  it("replaces a price only once it lies ahead of it", () => {
    expect(decide({ automation, standing: fixed(98_000) }).rule).toBe("tighter-stands");
    expect(decide({ automation, standing: fixed(97_999.5) }).rule).toBe("tightens");
  });

  it("leaves a shorter distance alone, wherever the exchange says that it lies", () => {
    const position = aPosition({ stopLoss: priceFromUsd(94_000) });
    expect(decide({ automation, position, standing: trailing(100) }).rule).toBe("tighter-stands");
    expect(decide({ automation, position, standing: trailing(300) }).rule).toBe("tightens");
  });

  it("waits for its activation price, then is placed even where the market fell back a little", () => {
    const waiting = follow("basis-points", 200, 110_000);
    expect(decide({ automation: waiting })).toEqual({
      kind: "hold",
      rule: "waits-for-price",
      price: priceFromUsd(110_000),
    });
    expect(decide({ automation: waiting, last: 109_000, best: 110_000 })).toMatchObject({
      kind: "place",
      stop: trailing(200),
    });
  });

  it("closes where the market reached the activation price and fell by the distance before it stood", () => {
    // 110,000 · 0.98 = 107,800.
    const waiting = follow("basis-points", 200, 110_000);
    expect(decide({ automation: waiting, last: 107_800, best: 110_000 })).toMatchObject({
      kind: "close",
      rule: "past-stop",
      level: priceFromUsd(107_800),
    });
    expect(decide({ automation: waiting, last: 107_800.5, best: 110_000 }).kind).toBe("place");
  });

  it("starts from the market again where it stood and was taken off", () => {
    const placed = { stop: trailing(200), isOutdated: false };
    const waiting = follow("basis-points", 200, 110_000);
    expect(decide({ automation: waiting, placed, last: 105_000, best: 110_000 })).toMatchObject({
      kind: "place",
      level: priceFromUsd(102_900),
    });
  });

  it("takes off its own stop where new settings say to wait", () => {
    const waiting = follow("basis-points", 200, 110_000);
    expect(decide({ automation: waiting, ...own(trailing(200), true) })).toMatchObject({
      kind: "remove",
      rule: "settings-changed",
    });
    expect(decide({ automation: waiting, standing: fixed(95_000) }).rule).toBe("waits-for-price");
  });
});

describe("a trailing stop in dollars", () => {
  const automation = follow("half-usd", 2_000);
  const at99 = own(fixed(99_000));

  it("follows the best price, not the last, and never goes back", () => {
    expect(decide({ automation, ...at99, last: 101_200, best: 101_500 })).toMatchObject({
      kind: "place",
      rule: "tightens",
      stop: fixed(100_500),
    });
    expect(decide({ automation, ...at99, last: 99_500, best: 100_000 }).rule).toBe("in-place");
    expect(decide({ automation, ...at99, last: 99_500 }).rule).toBe("tighter-stands");
  });

  // 10 basis points of 99,000 are 99 USD.
  it("moves by the least step or not at all", () => {
    expect(decide({ automation, ...at99, last: 100_098.5 })).toMatchObject({
      kind: "hold",
      rule: "least-step",
    });
    expect(decide({ automation, ...at99, last: 100_099 })).toMatchObject({ stop: fixed(99_099) });
    // Of 98,999.5 they are 98.9995 USD: a whole step more.
    const odd = { automation, ...own(fixed(98_999.5)) };
    expect(decide({ ...odd, last: 100_098 }).rule).toBe("least-step");
    expect(decide({ ...odd, last: 100_098.5 }).kind).toBe("place");
  });

  it("moves no sooner than the least gap after the last time, to the millisecond", () => {
    const due = { automation, ...at99, last: 101_000 };
    expect(decide({ ...due, sinceLastPlacedMs: 4_999 })).toEqual({
      kind: "hold",
      rule: "least-gap",
      waitMs: 1,
    });
    expect(decide({ ...due, sinceLastPlacedMs: 5_000 }).kind).toBe("place");
  });

  it("closes where the market fell through the stop before it could stand, gap or no gap", () => {
    const fell = { automation, ...at99, best: 102_000, last: 101_000, sinceLastPlacedMs: 0 };
    expect(decide(fell)).toMatchObject({ kind: "close", rule: "past-stop", level: priceFromUsd(101_000) });
    expect(decide({ ...fell, last: 101_000.5 }).rule).toBe("least-gap");
  });

  it("is tighter than the backstop and replaces it, and lets a tighter hand's stop stand", () => {
    expect(decide({ automation, standing: fixed(90_999.5) })).toMatchObject({ stop: fixed(99_000) });
    expect(decide({ automation, standing: fixed(99_500) }).rule).toBe("tighter-stands");
  });

  it("says so while it would lie beyond liquidation", () => {
    const far = follow("half-usd", 2 * 9_091);
    expect(decide({ automation: far })).toMatchObject({ kind: "alert", rule: "beyond-liquidation" });
    expect(decide({ automation: far, best: 100_000.5 }).kind).toBe("place");
  });
});
