import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Locale } from "#domain/language/locale.ts";
import type { ReservePlanView } from "#server/trpc/schemas/reserve-plan.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { ReserveField } from "./reserve-field.tsx";
import { ReservePlan } from "./reserve-plan.tsx";

/** The long of 1,000 USD from 100,000 with 100,000 sats of margin, at 93,000. */
const aPlan = (change: Partial<ReservePlanView> = {}): ReservePlanView => ({
  reserveSats: 200_000,
  balance: 500_000,
  readAt: "2026-11-23T17:53:00.000Z",
  last: 186_000,
  position: { price: 153_847, spent: 200_000, limitedBy: "balance" },
  guard: { room: 150_000, survival: { price: 160_000, spent: 150_000, limitedBy: "guard-cap" } },
  account: { positions: 1, falling: { price: 153_847, spent: 200_000, limitedBy: "balance" }, rising: null },
  targetBps: 1_000,
  ways: [
    {
      kind: "close",
      rule: "at-exit",
      cost: 76_344,
      satsNow: -24_756,
      fee: 1_075,
      net: -77_444,
      liquidationAfter: null,
      distanceAfterBps: null,
    },
    {
      kind: "accept",
      rule: "until-liquidation",
      cost: 101_100,
      satsNow: 0,
      fee: 1_100,
      net: null,
      liquidationAfter: 181_818,
      distanceAfterBps: 224,
    },
    {
      kind: "add",
      rule: "reaches-target",
      cost: 195_938,
      satsNow: 94_744,
      fee: null,
      net: null,
      liquidationAfter: 167_400,
      distanceAfterBps: 1_000,
    },
  ],
  ...change,
});

const words = (change: Partial<ReservePlanView> = {}, locale: Locale = "en"): string =>
  renderToStaticMarkup(
    <PreferencesProvider initial={{ locale, timeZone: "UTC" }}>
      <ReservePlan plan={aPlan(change)} isStale={false} />
    </PreferencesProvider>,
  )
    .replace(/<[^>]*>/gu, " ")
    .replace(/[\s\u202f]+/gu, " ");

describe("a plan of a reserve on the page", () => {
  it("says first how far it carries, and how far the guard goes by itself", () => {
    expect(words()).toContain("With 200,000 sats you survive to 76,923.5.");
    expect(words()).toContain(
      "Its guard may add 150,000 sats of it by its caps: by itself it survives to 80,000.",
    );
  });

  it("tells the ways out in their order, with what each costs and changes", () => {
    const text = words();
    const places = ["Close it", "Accept it", "Add margin", "Reduce it"].map((name) => text.indexOf(name));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).toContain("The position is over, with −77,444 sats in all");
    expect(text).toContain("24,756 sats back 76,344 sats");
    expect(text).toContain("Nothing changes. Liquidation is at 90,909, 2.2 % from the price.");
    expect(text).toContain("Liquidation is at 83,700, 10.0 % from the price.");
    expect(text).toContain("94,744 sats out 195,938 sats");
  });

  it("says what there is instead of reducing, which isolated positions do not have", () => {
    expect(words()).toContain(
      "Not available: LN Markets closes an isolated position whole. What there is instead",
    );
  });

  it("says where the reserve is more than is free, or than can be added, and where a way takes more than it", () => {
    expect(words({ balance: 120_000 })).toContain("Only 120,000 sats are free now.");
    expect(
      words({
        reserveSats: 2_000_000,
        position: { price: 100_001, spent: 900_000, limitedBy: "leverage-one" },
      }),
    ).toContain("900,000 sats of it can be added: LN Markets lets leverage come down to 1");
    expect(words({ reserveSats: 50_000 })).toContain("That is more than the reserve above.");
  });

  it("counts the other positions that live on the same sats", () => {
    const account = {
      positions: 3,
      falling: { price: 166_667, spent: 200_000, limitedBy: "balance" },
      rising: { price: null, spent: 0, limitedBy: "end-of-prices" },
    } as const;
    expect(words({ account })).toContain(
      "With 200,000 sats for all of them the first is liquidated at 83,333.5 while it falls, and at no price while it rises.",
    );
  });

  it("says all of it in Portuguese too", () => {
    const account = {
      positions: 3,
      falling: { price: 166_667, spent: 200_000, limitedBy: "balance" },
      rising: { price: null, spent: 0, limitedBy: "end-of-prices" },
    } as const;
    const text = words({ account, balance: 120_000 }, "pt-BR");
    expect(text).toContain("Com 200.000 sats você sobrevive até 76.923,5.");
    expect(text).toContain("Só 120.000 sats estão livres agora.");
    expect(text).toContain(
      "O guardião dela pode adicionar 150.000 sats disso, pelos limites que tem: só com ele a posição sobrevive até 80.000.",
    );
    expect(text).toContain(
      "Todas as 3 posições da conta dividem um só saldo. Com 200.000 sats para todas, a primeira é liquidada em 83.333,5 na queda, e em nenhum preço na alta.",
    );
    expect(text).toContain("Nada muda. A liquidação fica em 90.909, a 2,2 % do preço.");
    expect(text).toContain("24.756 sats voltam 76.344 sats");
  });

  it("compares no ways before a price was seen, and is marked where it is old", () => {
    expect(words({ ways: [], last: null })).toContain("the ways out cannot be compared");
    expect(renderToStaticMarkup(<ReservePlan plan={aPlan()} isStale />)).toContain('class="plan stale"');
  });
});

describe("the reserve itself", () => {
  const field = (text: string, balance: number | null) =>
    renderToStaticMarkup(<ReserveField text={text} balance={balance} onChange={() => undefined} />);

  it("can be drawn up to what is free, and typed beyond", () => {
    expect(field("200,000", 500_000)).toMatch(/type="range"[^>]*max="500000"[^>]*value="200000"/u);
    expect(field("800,000", 500_000)).toMatch(/type="range"[^>]*max="800000"/u);
    expect(field("0", null)).not.toContain("range");
  });

  it("says what to type where it cannot be read", () => {
    expect(field("much", 500_000)).toContain("Enter whole sats, like 250,000.");
  });
});
