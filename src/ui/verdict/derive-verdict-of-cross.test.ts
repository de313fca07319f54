import { describe, expect, it } from "vitest";
import { aCrossGuardView, aCrossShortView, aCrossView } from "#testing/views/a-cross-view.ts";
import { aFlatCrossView, ago, anAccount, aPositionView, aPrice, NOW } from "#testing/views/an-overview.ts";
import { format } from "#ui/format/format.ts";
import { deriveVerdict } from "./derive-verdict.ts";
import type { AccountFacts } from "./verdict.ts";

const verdictOn = (change: Partial<AccountFacts> = {}) =>
  deriveVerdict(
    {
      account: anAccount(),
      price: aPrice(),
      positions: [],
      cross: aCrossView(),
      lastTickAt: ago(1_000),
      ...change,
    },
    NOW,
    format,
  );
const ISOLATED_ONLY = anAccount({
  permissions: ["account:read", "futures:isolated:read", "futures:isolated:write"],
});

/** Liquidation of the long is at 59,943, of the short at 77,569: 2.5 % away at 61,480 and at 75,677. */
const SIDES = [
  { side: "long", cross: aCrossView, near: 122_960, calm: "above 63,098" },
  { side: "short", cross: aCrossShortView, near: 151_354, calm: "below 73,875" },
] as const;

describe.each(SIDES)(
  "verdict on an account with nothing but a cross $side",
  ({ side, cross, near, calm }) => {
    const price = aPrice({ last: near });

    it("is Danger near its liquidation with nothing to guard it", () => {
      const verdict = verdictOn({ cross: cross({ guard: null }), price });
      expect([verdict.kind, verdict.lede]).toEqual([
        "danger",
        `Liquidation is 2.5\u202f% away on the cross ${side} $1,000 and no guard protects it.`,
      ]);
      expect(verdict.distanceBps).toBe(250);
    });

    it("is Danger near its liquidation with a guard that cannot fire or is paused, and says which", () => {
      const ledeOf = (guard: ReturnType<typeof aCrossGuardView>) =>
        verdictOn({ cross: cross({ guard }), price }).lede;
      expect(ledeOf(aCrossGuardView({ cannotFire: "it needs 90,000 sats and 12 are free" }))).toContain(
        "and its guard cannot fire: it needs 90,000 sats and 12 are free.",
      );
      expect(ledeOf(aCrossGuardView({ state: "paused" }))).toContain("and its guard is paused.");
    });

    it("is Watch, never Safe, however far it is while no guard stands", () => {
      const verdict = verdictOn({ cross: cross({ guard: null }) });
      expect([verdict.kind, verdict.lede]).toEqual(["watch", `The cross ${side} $1,000 has no guard.`]);
    });

    it("is Safe far from its liquidation with a guard that can fire", () => {
      const verdict = verdictOn({ cross: cross() });
      expect(verdict.kind).toBe("safe");
      expect(verdict.lede).toContain(`on the cross ${side} $1,000.`);
      expect(verdict.sub).toBe(`No guard needs to act while Bitcoin stays ${calm}.`);
    });

    it("takes it for the worst where an isolated position is safe, and the isolated one where that is worse", () => {
      const positions = [aPositionView()];
      expect(verdictOn({ positions, cross: cross({ guard: null }) }).lede).toContain(`The cross ${side}`);
      expect(verdictOn({ positions: [aPositionView({ guard: null })], cross: cross() }).lede).toBe(
        "Long $2,500 has no guard and no stop.",
      );
    });

    it("never hides its Danger behind old figures, but gives their age", () => {
      const verdict = verdictOn({ cross: cross({ guard: null, readAt: ago(95_000) }), price });
      expect([verdict.kind, verdict.sub]).toEqual(["danger", "These figures are 1 min 35 s old."]);
    });
  },
);

it("names the price that the guard of a cross position acts at where that is near", () => {
  const verdict = verdictOn({ price: aPrice({ last: 128_480 }) });
  expect([verdict.kind, verdict.lede]).toEqual([
    "watch",
    "Liquidation is 6.6\u202f% away on the cross long $1,000. Its guard acts at 63,098.",
  ]);
});

describe("what is not seen of the cross margin is never called safe", () => {
  it("says nothing of risk where the key may not read it", () => {
    const empty = verdictOn({ account: ISOLATED_ONLY, cross: null });
    expect(empty.kind).toBe("empty");
    expect(empty.sub).toContain("The cross margin is not seen: this key may not read it.");
    expect(empty.sub).not.toContain("Nothing is at risk");
    const safe = verdictOn({ account: ISOLATED_ONLY, cross: null, positions: [aPositionView()] });
    expect([safe.kind, safe.sub]).toEqual([
      "safe",
      "No guard needs to act while Bitcoin stays above 63,098. The cross margin is not seen: this key may not read it.",
    ]);
  });

  it("says that nothing is at risk only where it was read and is flat", () => {
    expect(verdictOn({ cross: aFlatCrossView() }).sub).toContain("Nothing is at risk now.");
    expect(verdictOn({ cross: null })).toMatchObject({
      kind: "stale",
      lede: "The cross margin has not been read yet.",
    });
  });

  it("is Not current when its reading is old or failed, and Blind a minute after that", () => {
    const positions = [aPositionView()];
    const kindOf = (cross: AccountFacts["cross"]) => verdictOn({ positions, cross }).kind;
    expect(kindOf(aCrossView({ readAt: ago(30_000) }))).toBe("safe");
    expect(kindOf(aCrossView({ readAt: ago(30_001) }))).toBe("stale");
    expect(kindOf(aCrossView({ readAt: ago(90_001) }))).toBe("blind");
    expect(kindOf(aCrossView({ blindSince: ago(59_999) }))).toBe("stale");
    const blind = { blindSince: ago(60_000), blindReason: "the exchange did not answer" };
    const verdict = verdictOn({ positions, cross: aFlatCrossView(blind) });
    expect(verdict).toMatchObject({
      kind: "blind",
      lede: "The cross margin could not be read for 1 min 0 s.",
      sub: "The exchange did not answer. No guard can act on it. Isolated positions are watched as before.",
    });
  });

  it("trusts a flat cross margin at LN Markets for as long as it is promised to be read", () => {
    // Asked for every hour beside a reading every ten minutes, and 25 s for the reading itself.
    const kindOf = (ageMs: number) =>
      verdictOn({
        account: anAccount({ network: "mainnet" }),
        price: aPrice({ network: "mainnet" }),
        cross: aFlatCrossView({ readAt: ago(ageMs) }),
      }).kind;
    expect(kindOf(4_225_000)).toBe("empty");
    expect(kindOf(4_225_001)).toBe("stale");
  });

  it("keeps telling of a position that a narrower key no longer shows", () => {
    const verdict = verdictOn({ account: ISOLATED_ONLY, cross: aCrossView({ readAt: ago(95_000) }) });
    expect(verdict.kind).toBe("blind");
  });

  it("names the whole account where all of it is blind, and no stop that it does not see", () => {
    const verdict = verdictOn({ account: anAccount({ blindSince: ago(192_000) }) });
    expect(verdict.lede).toBe("The paper exchange has not answered for 3 min 12 s.");
    expect(verdict.sub).toBe(
      "Guards cannot act. Axisor keeps no stop at the exchange for the cross position.",
    );
  });
});
