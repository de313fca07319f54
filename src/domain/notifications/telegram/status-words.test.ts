import { describe, expect, test } from "vitest";
import { basisPoints, MAX_PRICE, priceFromUsd, sats, usd } from "../../units.ts";
import { type AccountLook, judgeAccount, judgeLook, type PositionLook } from "./account-look.ts";
import { guardsReply, positionsReply, statusReply } from "./status-words.ts";

const LAST = priceFromUsd(100_000);

const aGuard = (wanted: Partial<NonNullable<PositionLook["guard"]>> = {}) => ({
  ...{ state: "armed" as const, trigger: priceFromUsd(95_694), cannotFire: null, addedInAll: sats(76_471) },
  ...wanted,
});

const aLook = (wanted: Partial<PositionLook> = {}): PositionLook => ({
  ...{ side: "long", quantity: usd(1_000), liquidation: priceFromUsd(90_909), stopLoss: null },
  ...{ guard: null, isCross: false, ...wanted },
});

const anAccount = (wanted: Partial<AccountLook> = {}): AccountLook => ({
  ...{ label: "Main", network: "mainnet", balance: sats(220_484), last: LAST, positions: [aLook()] },
  ages: { price: 3_000, positions: 65_000, proof: 14_000, cross: 65_000 },
  ...{ blindMs: null, crossBlindMs: null, ...wanted },
});

describe("a position", () => {
  test.each([
    // 9.09 % away: watched while nothing protects it, and safe behind a guard whose trigger is 5 % away.
    ["nothing", {}, "watch"],
    ["a guard", { guard: aGuard() }, "safe"],
    ["a guard that cannot fire", { guard: aGuard({ cannotFire: "it rests" }) }, "watch"],
    ["a paused guard", { guard: aGuard({ state: "paused" }) }, "watch"],
    ["a stop", { stopLoss: priceFromUsd(92_000) }, "safe"],
    // 4 % away: past the 5 % of whoever has no guard.
    ["nothing and no room", { liquidation: priceFromUsd(96_000) }, "danger"],
    ["a stop and no room", { liquidation: priceFromUsd(96_000), stopLoss: priceFromUsd(97_000) }, "watch"],
    // 6 % away: within half as much again as 5 %.
    [
      "a guard and little room",
      { liquidation: priceFromUsd(94_000), guard: aGuard({ trigger: null }) },
      "watch",
    ],
    ["margin for every price", { side: "short" as const, liquidation: MAX_PRICE }, "safe"],
  ])("with %s is judged so", (_, wanted, kind) => {
    expect(judgeLook(aLook(wanted), LAST).kind).toBe(kind);
  });
});

describe("an account", () => {
  const ages = anAccount().ages;
  test.each([
    ["is empty", { positions: [] }, "empty"],
    ["has a price of 11 s", { ages: { ...ages, price: 11_000 } }, "stale"],
    ["has a price of 71 s", { ages: { ...ages, price: 71_000 } }, "blind"],
    ["never had a price", { last: null, ages: { ...ages, price: null } }, "stale"],
    ["has guards that last ran 181 s ago", { ages: { ...ages, proof: 181_000 } }, "stale"],
    ["was read 626 s ago", { ages: { ...ages, positions: 626_000 } }, "stale"],
    ["cannot be read for a minute", { blindMs: 60_000 }, "blind"],
    ["has a cross margin that cannot be read", { crossBlindMs: 5_000 }, "stale"],
    [
      "is in danger and blind",
      { positions: [aLook({ liquidation: priceFromUsd(99_000) })], blindMs: 90_000 },
      "danger",
    ],
  ])("that %s is judged so", (_, wanted, verdict) => {
    expect(judgeAccount(anAccount(wanted)).verdict).toBe(verdict);
  });

  test("is as bad as its worst position, and names that", () => {
    const near = aLook({ liquidation: priceFromUsd(96_000) });
    const judged = judgeAccount(anAccount({ positions: [aLook({ guard: aGuard() }), near] }));
    expect(judged).toEqual({
      verdict: "danger",
      worst: { position: near, distanceBps: basisPoints(400), kind: "danger" },
    });
  });
});

describe("words", () => {
  test("of a status: the verdict, the worst, free sats and ages", () => {
    const looks = [anAccount({ positions: [aLook({ guard: aGuard() })] })];
    const stages = [
      { label: null, stage: "freeze" as const },
      { label: "Main", stage: "flatten" as const },
    ];
    expect(statusReply("en", looks, stages, 14_000).text).toBe(
      [
        "Main: Safe.",
        "Worst: Long $1,000, liquidation 90,909, 9.0\u202f% away.",
        "Guard armed, acts at 95,694.",
        "Free sats: 220,484 sats.",
        "Price: 3 s ago. Positions: 1 min ago. Guards ran: 14 s ago.",
        "",
        "The panic switch stands at Freeze entries.",
        "The panic switch stands at Flatten on Main.",
        "",
        "Protection last proven 14 s ago.",
      ].join("\n"),
    );
    expect(statusReply("pt-BR", looks, stages, null).text).toBe(
      [
        "Main: Seguro.",
        "A pior: Posição long de US$\u00a01.000, liquidação em 90.909, a 9,0\u202f% do preço.",
        "Guardião armado, age em 95.694.",
        "Sats livres: 220.484 sats.",
        "Preço: há 3 s. Posições: há 1 min. Guardiões rodaram: há 14 s.",
        "",
        "O botão de pânico está em Congelar entradas.",
        "O botão de pânico está em Zerar na conta Main.",
      ].join("\n"),
    );
  });

  test("of a danger that is old: never without saying that it is", () => {
    const danger = { positions: [aLook({ liquidation: priceFromUsd(96_000) })], blindMs: 120_000 };
    const { text } = statusReply("en", [anAccount(danger)], [], null);
    expect(text).toContain("Main: Danger.");
    expect(text).toContain("These figures are not current.");
    expect(text).toContain("It could not be read for 2 min. Guards cannot act.");
  });

  test("of guards: what each does, what keeps it from that, and what it has added", () => {
    const positions = [
      aLook({ guard: aGuard() }),
      aLook({ guard: aGuard({ cannotFire: "it rests for 3 min more after its last top-up" }) }),
      aLook({ isCross: true, side: "short", guard: aGuard({ state: "paused", addedInAll: sats(0) }) }),
      aLook(),
    ];
    expect(
      guardsReply("en", [anAccount({ positions })])
        .text.split("\n")
        .slice(1, 4),
    ).toEqual([
      "Long $1,000. Guard armed, acts at 95,694. Added 76,471 sats in all.",
      "Long $1,000. Guard armed, cannot act now: it rests for 3 min more after its last top-up. Added 76,471 sats in all.",
      "The cross position, short $1,000. Guard paused. Added 0 sats in all.",
    ]);
  });

  test("of positions: the worst of many, and how many more there are", () => {
    const many = Array.from({ length: 17 }, (_, at) =>
      aLook({ liquidation: priceFromUsd(70_000 + at * 1_000) }),
    );
    const { text } = positionsReply("pt-BR", [anAccount({ positions: many, network: "paper" })]);
    expect(text).toContain("liquidação em 86.000, a 14,0\u202f% do preço.");
    expect(text).not.toContain("71.000");
    expect(text).toContain("Há mais 2 no aplicativo.");
    expect(text).toMatch(/Preços simulados\.$/u);
    expect(text.length).toBeLessThan(4_096);
  });

  test("of a position without a price, and of one that no price can end", () => {
    const positions = [aLook(), aLook({ side: "short", liquidation: MAX_PRICE })];
    const { text } = positionsReply("en", [anAccount({ positions, last: null })]);
    expect(text).toContain("Long $1,000, liquidation 90,909. No price is known.");
    expect(text).toContain("Short $1,000. No price can liquidate it.");
  });
});
