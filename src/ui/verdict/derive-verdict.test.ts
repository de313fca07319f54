import { describe, expect, it } from "vitest";
import {
  aFlatCrossView,
  aGuardView,
  ago,
  anAccount,
  aPositionView,
  aPrice,
  aShortView,
  aStoppedView,
  NOW,
} from "#testing/views/an-overview.ts";
import { inSaoPaulo } from "#testing/views/in-portuguese.tsx";
import { format } from "#ui/format/format.ts";
import { deriveVerdict } from "./derive-verdict.ts";
import type { AccountFacts } from "./verdict.ts";

const facts = (change: Partial<AccountFacts> = {}): AccountFacts => ({
  account: anAccount(),
  price: aPrice(),
  positions: [aPositionView(), aStoppedView(), aShortView()],
  cross: aFlatCrossView(),
  lastTickAt: ago(1_000),
  ...change,
});
const verdictOn = (change: Partial<AccountFacts> = {}) => deriveVerdict(facts(change), NOW, format);
const unguarded = aPositionView({ guard: null });

describe("verdict on an account", () => {
  it("is Safe with the nearest liquidation, and says where no guard needs to act", () => {
    expect(verdictOn()).toEqual({
      kind: "safe",
      word: "Safe",
      lede: "The nearest liquidation is 11.6\u202f% below the price, on long $2,500.",
      sub: "No guard needs to act while Bitcoin stays between 63,098 and 73,875.",
      distanceBps: 1_164,
    });
  });

  it("is Watch within one and a half times the trigger", () => {
    const verdict = verdictOn({ positions: [aPositionView()], price: aPrice({ last: 128_480 }) });
    expect(verdict.kind).toBe("watch");
    expect(verdict.lede).toBe("Liquidation is 6.6\u202f% away on long $2,500. The guard adds at 63,098.");
  });

  it("is Watch, not Safe, for an unprotected position however far", () => {
    const verdict = verdictOn({ positions: [unguarded, aShortView()] });
    expect(verdict.kind).toBe("watch");
    expect(verdict.lede).toBe("Long $2,500 has no guard and no stop.");
    expect(verdict.sub).toContain("The nearest liquidation is 11.6");
  });

  it("is Danger past the trigger", () => {
    expect(verdictOn({ positions: [aPositionView()], price: aPrice({ last: 126_000 }) }).kind).toBe("danger");
  });

  it("is Danger near liquidation with a guard that cannot fire, and says why", () => {
    const guard = aGuardView({ cannotFire: "needs 347,557 sats and 12,400 are free" });
    const verdict = verdictOn({ positions: [aPositionView({ guard })], price: aPrice({ last: 122_960 }) });
    expect(verdict.kind).toBe("danger");
    expect(verdict.lede).toBe(
      "Liquidation is 2.5\u202f% away on long $2,500 and the guard cannot add: it needs 347,557 sats and 12,400 are free.",
    );
  });

  it("says of a guard that acts only in part what it still does, and not that sats cover it", () => {
    const stillFires = "it has used up the most it may add in all; at 61,000 it still closes the position";
    const positions = [aPositionView({ guard: aGuardView({ stillFires }) })];
    const [danger, watch] = [126_000, 127_000].map((last) =>
      verdictOn({ positions, price: aPrice({ last }) }),
    );
    expect(danger?.lede).toContain(` and the guard acts only in part: ${stillFires}.`);
    expect([watch?.kind, watch?.sub]).toEqual(["watch", `The guard acts only in part: ${stillFires}.`]);
  });

  it("is Watch, not Danger, near liquidation while a stop stands before it", () => {
    const verdict = verdictOn({ positions: [aStoppedView()], price: aPrice({ last: 122_960 }) });
    expect(verdict.kind).toBe("watch");
    expect(verdict.sub).toBe("Long $600 has a stop but no guard.");
  });

  it("takes the worst position, not the first", () => {
    const verdict = verdictOn({ positions: [aPositionView(), aShortView({ guard: null })] });
    expect(verdict.lede).toBe("Short $1,000 has no guard and no stop.");
  });

  it("counts no liquidation for a short that can never be liquidated", () => {
    const verdict = verdictOn({ positions: [aShortView({ liquidation: 200_000_000 })] });
    expect(verdict).toMatchObject({ kind: "safe", distanceBps: null });
  });

  it("says so when there is no position", () => {
    expect(verdictOn({ positions: [] }).kind).toBe("empty");
  });
});

describe("a verdict never claims to see what it does not", () => {
  it("is Not current when the price is over 10 s old", () => {
    expect(verdictOn({ price: aPrice({ readAt: ago(10_001) }) }).kind).toBe("stale");
    expect(verdictOn({ price: aPrice({ readAt: ago(10_000) }) }).kind).toBe("safe");
  });

  it("is Not current when positions are over 30 s old or no proof came for 3 min", () => {
    expect(verdictOn({ positions: [aPositionView({ readAt: ago(30_001) })] }).kind).toBe("stale");
    expect(verdictOn({ lastTickAt: ago(180_001) }).kind).toBe("stale");
    expect(verdictOn({ lastTickAt: null }).lede).toBe("No guard has run yet on this installation.");
  });

  it("trusts the positions of a quiet account at LN Markets for as long as it is promised to be read", () => {
    // Read every ten minutes, and 25 s for the reading itself.
    const readFrom = (ageMs: number) =>
      verdictOn({
        account: anAccount({ network: "signet" }),
        price: aPrice({ network: "signet" }),
        positions: [aPositionView({ readAt: ago(ageMs) })],
      }).kind;
    expect(readFrom(625_000)).toBe("safe");
    expect(readFrom(625_001)).toBe("stale");
    expect(readFrom(685_001)).toBe("blind");
  });

  it("is Blind a minute past that, and names the stops that stand", () => {
    const verdict = verdictOn({
      account: anAccount({ network: "mainnet", blindSince: ago(192_000) }),
      price: aPrice({ network: "mainnet" }),
    });
    expect(verdict.kind).toBe("blind");
    expect(verdict.lede).toBe("LN Markets has not answered for 3 min 12 s.");
    expect(verdict.sub).toBe("Guards cannot act. Your stops stand at the exchange: long $600 at 62,400.");
    expect(verdictOn({ price: aPrice({ readAt: ago(70_001) }) }).kind).toBe("blind");
  });

  it("names the guard loop when it is the loop that stopped", () => {
    expect(verdictOn({ lastTickAt: ago(300_000) }).lede).toBe(
      "Axisor's guard loop has not run for 5 min 0 s.",
    );
  });

  it("never hides a Danger behind old figures, but gives their age", () => {
    const verdict = verdictOn({
      positions: [aPositionView()],
      price: aPrice({ last: 124_000, readAt: ago(48_000) }),
    });
    expect(verdict.kind).toBe("danger");
    expect(verdict.sub).toBe("These figures are 48 s old.");
  });

  it("does not call the paper exchange LN Markets", () => {
    const verdict = verdictOn({ account: anAccount({ blindSince: ago(90_000) }) });
    expect(verdict.lede).toBe("The paper exchange has not answered for 1 min 30 s.");
  });
});

describe("a verdict in Portuguese", () => {
  const said = (change: Partial<AccountFacts> = {}) => deriveVerdict(facts(change), NOW, inSaoPaulo);
  const near = aPrice({ last: 122_960 });

  it("says the same of the same figures", () => {
    expect(said()).toMatchObject({
      word: "Seguro",
      lede: "A liquidação mais próxima está 11,6\u202f% abaixo do preço, na posição long US$\u00a02.500.",
      sub: "Nenhum guardião precisa agir enquanto o Bitcoin ficar entre 63.098 e 73.875.",
    });
    const guard = aGuardView({ cannotFire: "precisa de 347.557 sats e há 12.400 livres" });
    expect(said({ positions: [aPositionView({ guard })], price: near })).toMatchObject({
      word: "Perigo",
      lede: "A liquidação está a 2,5\u202f% do preço na posição long US$\u00a02.500 e o guardião não pode adicionar: precisa de 347.557 sats e há 12.400 livres.",
    });
  });

  it("says what is not current, and what stands while blind", () => {
    expect(said({ price: aPrice({ readAt: ago(48_000) }) })).toMatchObject({
      word: "Desatualizado",
      lede: "Os preços pararam há 48 s. Estes são os últimos.",
    });
    expect(
      said({
        account: anAccount({ network: "mainnet", blindSince: ago(192_000) }),
        price: aPrice({ network: "mainnet" }),
      }),
    ).toMatchObject({
      word: "Sem visão",
      lede: "A LN Markets não responde há 3 min 12 s.",
      sub: "Os guardiões não podem agir. Seus stops continuam na corretora: long US$\u00a0600 em 62.400.",
    });
  });
});
