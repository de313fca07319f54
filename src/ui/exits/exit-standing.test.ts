import { describe, expect, it } from "vitest";
import { anExitView, aPositionView } from "#testing/views/an-overview.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { backstopStanding, backstopWords } from "./backstop-standing.ts";
import { previewExit } from "./exit-preview.ts";
import { exitStanding } from "./exit-standing.ts";
import { heldWords, standingWords } from "./exit-words.ts";

const portuguese = createFormat({ locale: "pt-BR", timeZone: "UTC" });
const last = 135_680;
const bare = aPositionView();
const stop = anExitView();

describe("how an exit stands", () => {
  it("stands only where LN Markets shows it", () => {
    expect(exitStanding(stop, bare, last)).toEqual({ kind: "due" });
    const shown = aPositionView({ stopLoss: 130_000, stopOwner: "trader" });
    expect(exitStanding(stop, shown, last)).toEqual({ kind: "stands", price: 130_000 });
  });

  it("promises nothing of a stop of ours that is not where this one belongs", () => {
    const before = aPositionView({ stopLoss: 131_000, stopOwner: "trader" });
    expect(exitStanding(stop, before, last)).toEqual({ kind: "differs", price: 131_000, wanted: 130_000 });
  });

  it("leaves a tighter stop of a hand's in its place, and comes in the place of the backstop", () => {
    const byHand = aPositionView({ stopLoss: 132_000, stopOwner: "hand" });
    expect(exitStanding(stop, byHand, last)).toEqual({ kind: "yields", price: 132_000, owner: "hand" });
    const backed = aPositionView({ stopLoss: 120_100, stopOwner: "backstop" });
    expect(exitStanding(stop, backed, last)).toEqual({ kind: "due" });
  });

  it("waits for its price, and stands as trailing only once the distance is shown", () => {
    const distance = { unit: "basis-points", value: 300 } as const;
    const later = anExitView({ rule: { kind: "trailing-stop", distance, activation: 140_000 } });
    expect(exitStanding(later, bare, last)).toEqual({ kind: "waits", price: 140_000, now: null });
    const now = anExitView({ rule: { kind: "trailing-stop", distance, activation: null } });
    expect(exitStanding(now, bare, last)).toEqual({ kind: "due" });
    const trailing = aPositionView({ stopTrailsBps: 300, stopOwner: "trader", stopLoss: 131_609 });
    expect(exitStanding(now, trailing, last)).toEqual({ kind: "stands", price: 131_609 });
  });

  it("goes on trailing, once begun, where the market has fallen behind its activation price", () => {
    const distance = { unit: "basis-points", value: 300 } as const;
    const exit = anExitView({ rule: { kind: "trailing-stop", distance, activation: 140_000 } });
    const begun = aPositionView({ stopTrailsBps: 300, stopOwner: "trader", stopLoss: 135_600 });
    expect(exitStanding(exit, begun, last)).toEqual({ kind: "stands", price: 135_600 });
  });

  it("waits to move to break-even, whoever's the stop is that stands meanwhile", () => {
    const after = { by: "price", price: 146_000 } as const;
    const exit = anExitView({ rule: { kind: "break-even-stop", after, keepSats: 0 } });
    const under = (change: Parameters<typeof aPositionView>[0]) =>
      exitStanding(exit, aPositionView(change), last);
    const waits = { kind: "waits", price: 146_000 } as const;
    expect(under({})).toEqual({ ...waits, now: null });
    expect(under({ stopLoss: 130_000, stopOwner: "hand" })).toEqual({ ...waits, now: null });
    expect(under({ stopLoss: 130_000, stopOwner: "trader" })).toEqual({ ...waits, now: 130_000 });
  });

  it("has moved to break-even where it stands there, though the market came back", () => {
    const after = { by: "price", price: 146_000 } as const;
    const rule = { kind: "break-even-stop", after, keepSats: 0 } as const;
    const price = previewExit({ position: bare, last, rule })?.price ?? 0;
    const moved = aPositionView({ stopLoss: price, stopOwner: "trader" });
    expect(exitStanding(anExitView({ rule }), moved, price + 100)).toEqual({ kind: "stands", price });
    expect(exitStanding(anExitView({ rule }), bare, 147_000)).toEqual({ kind: "due" });
  });

  it("lets a stop that Axisor follows the market with stand behind the best price", () => {
    const distance = { unit: "half-usd", value: 6_000 } as const;
    const rule = { kind: "trailing-stop", distance, activation: null } as const;
    const followed = aPositionView({ stopLoss: 130_500, stopOwner: "trader" });
    expect(exitStanding(anExitView({ rule }), followed, last)).toEqual({ kind: "stands", price: 130_500 });
  });

  it("says of a take profit whether it is the one that was asked for", () => {
    const rule = { kind: "take-profit", level: { by: "price", price: 150_000 } } as const;
    const exit = anExitView({ rule });
    expect(exitStanding(exit, aPositionView({ takeProfit: 150_000 }), last).kind).toBe("stands");
    expect(exitStanding(exit, aPositionView({ takeProfit: null }), last).kind).toBe("due");
    expect(exitStanding(exit, aPositionView({ takeProfit: 149_000 }), last).kind).toBe("differs");
    expect(exitStanding(exit, aPositionView({ takeProfit: null }), 150_000).kind).toBe("closing");
  });

  it("says why it is held back, and nothing else, whatever else is true", () => {
    const held = anExitView({ heldBy: "past-stop" });
    const shown = aPositionView({ stopLoss: 130_000, stopOwner: "trader" });
    expect(exitStanding(held, shown, last)).toEqual({ kind: "held", rule: "past-stop" });
    expect(exitStanding(anExitView({ ...held, state: "paused" }), shown, last)).toEqual({ kind: "paused" });
    expect(heldWords(format, "long", "past-stop")).toContain("fell through");
    expect(heldWords(format, "short", "past-stop")).toContain("rose through");
    expect(heldWords(format, "long", "something-else")).toContain("something-else");
  });

  it("never says that it stands unless it does", () => {
    const words = (["none", "paused", "due"] as const).map((kind) =>
      standingWords(format, "stop-loss", "long", { kind }),
    );
    expect(words.filter((text) => /It stands|placed at LN Markets\./u.test(text))).toEqual([]);
  });
});

describe("how it stands, in Portuguese", () => {
  it("says where it waits and where the stop is meanwhile", () => {
    expect(
      standingWords(portuguese, "break-even-stop", "long", { kind: "waits", price: 146_001, now: 130_000 }),
    ).toBe(
      "Armado. Espera até o preço chegar a 73.000,5. O stop que está ativo na LN Markets agora está em 65.000.",
    );
    expect(standingWords(portuguese, "trailing-stop", "long", { kind: "none" })).toBe(
      "Nenhum stop móvel está armado.",
    );
  });

  it("says why it is held back, by the side of the position", () => {
    const held = { kind: "held", rule: "past-stop" } as const;
    expect(standingWords(portuguese, "stop-loss", "long", held)).toContain("Não está ativo: O preço caiu");
    expect(standingWords(portuguese, "stop-loss", "short", held)).toContain("O preço subiu");
    expect(heldWords(portuguese, "long", "something-else")).toContain("(something-else)");
  });

  it("says whose stop the backstop gives way to", () => {
    const byHand = aPositionView({ stopLoss: 130_000, stopOwner: "hand" });
    expect(backstopWords(portuguese, byHand, { kind: "yields", owner: "hand" })).toBe(
      "Desejado. O stop em 65.000, colocado à mão na LN Markets, está no lugar dele e continua lá.",
    );
  });
});

describe("how the backstop stands", () => {
  const backstop = anExitView({ rule: { kind: "backstop", isWanted: true } });

  it("is due until the stop that stands is the backstop", () => {
    expect(backstopStanding(backstop, bare)).toEqual({ kind: "due" });
    expect(backstopStanding(backstop, aPositionView({ stopLoss: 120_100, stopOwner: "backstop" }))).toEqual({
      kind: "stands",
    });
  });

  it("gives way to a stop of the trader's or of a hand's", () => {
    for (const owner of ["trader", "hand"] as const)
      expect(backstopStanding(backstop, aPositionView({ stopLoss: 130_000, stopOwner: owner }))).toEqual({
        kind: "yields",
        owner,
      });
  });

  it("given up, is said to stand as long as LN Markets shows it", () => {
    const givenUp = anExitView({ rule: { kind: "backstop", isWanted: false } });
    expect(backstopStanding(givenUp, bare)).toEqual({ kind: "off" });
    const shown = aPositionView({ stopLoss: 120_100, stopOwner: "backstop" });
    expect(backstopWords(format, shown, backstopStanding(givenUp, shown))).toContain("still stands");
  });
});
