import { describe, expect, it } from "vitest";
import { breakEvenRule, quietFacts, stopRule } from "#testing/arbitraries/quiet-facts.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { priceFromUsd, sats } from "../../units.ts";
import { judgePlay } from "./judge-play.ts";
import { type Move, type Play, startPlay } from "./play.ts";
import { settingOf } from "./setting.ts";

const setting = settingOf(
  quietFacts(aPosition(), { rules: [stopRule(priceFromUsd(95_000)), breakEvenRule(priceFromUsd(102_000))] }),
);
const stopLoss = { kind: "stop-loss", place: 0 } as const;
const breakEven = { kind: "break-even-stop", place: 1 } as const;
const level = priceFromUsd(95_000);

const playWith = (moves: readonly Move[], changes: Partial<Play> = {}): Play => ({
  ...startPlay(setting),
  moves,
  ...changes,
});

describe("two rules that take each other's stop away", () => {
  const placed = (by: typeof stopLoss | typeof breakEven, place: number): Move => ({
    kind: "stop-moved",
    by,
    isPlaced: true,
    level,
    place,
  });

  it("are refused where one has to place its stop again at one price", () => {
    const play = playWith([placed(stopLoss, 0), placed(breakEven, 0), placed(stopLoss, 0)]);
    expect(judgePlay(setting, play)).toMatchObject([
      { kind: "undoes-stop", severity: "refuse", rules: [stopLoss, breakEven] },
    ]);
  });

  it("are none where the market has moved meanwhile, or one follows it by itself", () => {
    expect(
      judgePlay(setting, playWith([placed(stopLoss, 0), placed(breakEven, 0), placed(stopLoss, 1)])),
    ).toEqual([]);
    expect(judgePlay(setting, playWith([placed(stopLoss, 0), placed(stopLoss, 0)]))).toEqual([]);
  });
});

describe("a promise of break-even", () => {
  const closed: Move = { kind: "closed", by: stopLoss, price: level, net: sats(-54_000), place: 0 };

  it("is broken by whatever closes at a loss after it began", () => {
    const play = playWith([closed], { best: priceFromUsd(102_000), isClosed: true });
    expect(judgePlay(setting, play)).toMatchObject([{ kind: "profit-lost", rules: [stopLoss, breakEven] }]);
  });

  it("is none before it began, and none that a gap could be held to", () => {
    const before = playWith([closed], { best: priceFromUsd(101_999.5), isClosed: true });
    const gap = playWith([closed], { best: priceFromUsd(102_000), isClosed: true, hasGap: true });
    expect([...judgePlay(setting, before), ...judgePlay(setting, gap)]).toEqual([]);
  });
});
