import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import {
  aStopSituation,
  breakEven,
  fixed,
  own,
  type StopChanges,
  stopAt,
  trailing,
} from "#testing/builders/a-stop-situation.ts";
import { basisPoints, priceFromUsd, sats } from "../../units.ts";
import { decideStop, type StopVerdict } from "./decide-stop.ts";

const decide = (changes: StopChanges): StopVerdict => decideStop(aStopSituation(changes));

describe("a stop loss", () => {
  it("is placed where none stands, and held where it stands", () => {
    expect(decide({})).toEqual({
      kind: "place",
      rule: "none-stands",
      stop: fixed(95_000),
      level: priceFromUsd(95_000),
      standing: null,
    });
    expect(decide(own(fixed(95_000)))).toMatchObject({ kind: "hold", rule: "in-place" });
  });

  it("tightens a looser stop by half a dollar if that is what is missing, and leaves a tighter one alone", () => {
    expect(decide({ standing: fixed(94_999.5) })).toMatchObject({ kind: "place", rule: "tightens" });
    expect(decide({ standing: fixed(95_000.5) })).toMatchObject({ kind: "hold", rule: "tighter-stands" });
  });

  it("leaves a trailing stop alone that is tighter, and says so where it is looser and cannot be replaced", () => {
    const standing = trailing(200);
    expect(decide({ standing })).toMatchObject({ kind: "hold", rule: "tighter-stands" });
    const position = aPosition({ stopLoss: priceFromUsd(94_000) });
    expect(decide({ standing, position })).toMatchObject({ kind: "alert", rule: "trailing-stands" });
  });

  it("is not closed by us where the market passed it before it stood: the trader is told", () => {
    expect(decide({ last: 95_000 })).toMatchObject({ kind: "alert", rule: "past-stop" });
    expect(decide({ last: 95_000.5 }).kind).toBe("place");
  });

  it("is left to the exchange where it stands and the market is past it", () => {
    expect(decide({ ...own(fixed(95_000)), last: 94_000 })).toMatchObject({ kind: "hold", rule: "in-place" });
  });

  it("follows new settings away from the market only where the old stop is its own", () => {
    const looser = { automation: stopAt(94_000) };
    expect(decide({ ...looser, ...own(fixed(95_000), true) })).toMatchObject({
      kind: "place",
      rule: "settings-changed",
      stop: fixed(94_000),
    });
    expect(decide({ ...looser, ...own(fixed(95_000)) }).rule).toBe("tighter-stands");
    const moved = { standing: fixed(96_000), placed: { stop: fixed(95_000), isOutdated: true } };
    expect(decide({ ...looser, ...moved }).rule).toBe("tighter-stands");
  });

  it("is taken off where funding carried liquidation past it, which frees the slot, and the trader is told", () => {
    const position = aPosition({ liquidation: priceFromUsd(95_000) });
    expect(decide({ ...own(fixed(95_000)), position })).toMatchObject({
      kind: "remove",
      rule: "beyond-liquidation",
    });
    expect(decide({ position })).toMatchObject({ kind: "alert", rule: "beyond-liquidation" });
    expect(decide({ position, standing: fixed(95_000) }).kind).toBe("alert");
  });

  it("says so where no price loses that much, and where the market is past liquidation", () => {
    const level = { by: "percent", bps: basisPoints(10_000) } as const;
    const automation = { kind: "stop-loss", config: { level } } as const;
    expect(decide({ automation })).toMatchObject({ kind: "alert", rule: "no-such-price" });
    expect(decide({ last: 90_909 })).toMatchObject({ kind: "alert", rule: "past-liquidation" });
  });
});

describe("a break-even stop", () => {
  // Break-even of this long lies at 100,200.5.
  const automation = breakEven(101_000);

  it("waits for its level, then moves the stop to break-even, whatever it costs in steps", () => {
    expect(decide({ automation, last: 100_999.5 })).toMatchObject({ rule: "waits-for-price" });
    expect(decide({ automation, last: 101_000, standing: fixed(100_200) })).toMatchObject({
      kind: "place",
      rule: "tightens",
      stop: fixed(100_200.5),
    });
  });

  it("closes where the market was at its level and fell through break-even before the stop stood", () => {
    expect(decide({ automation, best: 101_000, last: 100_200.5 })).toMatchObject({ kind: "close" });
    expect(decide({ automation, best: 101_000, last: 100_201 }).kind).toBe("place");
  });

  it("follows funding with a stop that moved already, though the best price is forgotten", () => {
    const position = aPosition({ fundingPaid: sats(500) });
    // 100,100,000,000 / 998,500 = 100,250.4.
    expect(decide({ automation, position, ...own(fixed(100_200.5)), last: 100_500 })).toMatchObject({
      stop: fixed(100_250.5),
    });
  });

  it("does not close at its level where funding carried break-even past it: it waits to be ahead of it", () => {
    // 100,100,000,000 / (999,000 − 9,000) = 101,111.1.
    const position = aPosition({ fundingPaid: sats(9_000) });
    expect(decide({ automation, position, last: 101_000 })).toEqual({
      kind: "hold",
      rule: "waits-for-price",
      price: priceFromUsd(101_112),
    });
    expect(decide({ automation, position, last: 101_112 })).toMatchObject({ stop: fixed(101_111.5) });
  });

  it("says so where a trailing stop has its place, and closes at break-even itself then", () => {
    const position = aPosition({ stopLoss: priceFromUsd(99_000) });
    const blocked = { automation, position, standing: trailing(300), best: 102_000 };
    expect(decide({ ...blocked, last: 101_000 })).toMatchObject({ kind: "alert", rule: "trailing-stands" });
    expect(decide({ ...blocked, last: 100_000 })).toMatchObject({ kind: "close", rule: "past-stop" });
  });
});
