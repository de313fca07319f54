import { beforeAll, expect, it, vi } from "vitest";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { aCrossView } from "#testing/views/a-cross-view.ts";
import {
  ACCOUNT_ID,
  aFlatCrossView,
  aGuardView,
  ago,
  anOverview,
  aPositionView,
  aPrice,
  aReceiptView,
  NOW,
} from "#testing/views/an-overview.ts";
import { inPortuguese } from "#testing/views/in-portuguese.tsx";
import { accountFacts } from "#ui/api/account-facts.ts";
import { AccountSection } from "./account-section.tsx";
import { DESK_WORDS } from "./desk-words.tsx";
import { FIGURES_WORDS } from "./figures-words.ts";
import { CROSS_ROW_PART } from "./late-cross-row.tsx";

beforeAll(async () => {
  CROSS_ROW_PART.fetch();
  await vi.waitFor(() => expect(CROSS_ROW_PART.state().kind).toBe("here"));
});

const page = (change: Partial<Overview> = {}): string => {
  const facts = accountFacts(anOverview(change), ACCOUNT_ID);
  if (facts === null) throw new Error("The overview has no account");
  return inPortuguese(<AccountSection facts={facts} now={NOW} receipts={[aReceiptView()]} />);
};

it("tells a dashboard in Portuguese, its times as they are in São Paulo", () => {
  const html = page();
  for (const part of [
    "3 posições, 3 protegidas",
    "Entrada 71.200 · margem 659.389 sats",
    "até a liquidação em <span",
    "Guardião 5 até 10 %",
    "1 de 3 stops continua",
    "2 posições não têm stop na corretora.",
    // The settlement of midnight in UTC.
    "Às 21:00, em 6 h 07 min, pela taxa de agora.",
  ])
    expect(html).toContain(part);
});

it("tells why a guard does nothing, and how old the price is", () => {
  const guard = aGuardView({ cannotFire: "precisa de 347.557 sats e há 12.400 livres." });
  const html = page({ positions: [aPositionView({ guard })], prices: [aPrice({ readAt: ago(48_000) })] });
  expect(html).toContain("O guardião não pode disparar: precisa de 347.557 sats e há 12.400 livres<");
  expect(html).toContain("67.840 · há 48 s");
  expect(html).toContain("1 posição, 0 protegidas");
});

it("tells of a cross margin in Portuguese", () => {
  const order = { id: "o", side: "short", quantity: 400, price: 150_000, effect: "reduces" } as const;
  const orders = ["a", "b", "c", "d"].map((id) => ({ ...order, id }));
  const html = page({ positions: [], cross: [aCrossView({ orders })] });
  expect(html).toContain("1.200 sats de funding pagos · lida há 4 s");
  expect(html).toContain("; e mais 1.");
  expect(page({ positions: [], cross: [aFlatCrossView({ margin: 50_000 })] })).toContain(
    "Margem cross: 50.000 sats, sem posição, lida há 4 s.",
  );
});

it("counts in both languages", () => {
  const { en, "pt-BR": pt } = DESK_WORDS;
  expect([en.positions(1), en.protectedOf(2, 1)]).toEqual(["1 position", "2 positions, 1 protected"]);
  expect([pt.positions(1), pt.protectedOf(2, 1)]).toEqual(["1 posição", "2 posições, 1 protegida"]);
  expect([1, 2].map(FIGURES_WORDS.en.bare)).toEqual([
    "1 position has no stop at the exchange.",
    "2 positions have no stop at the exchange.",
  ]);
  expect(FIGURES_WORDS["pt-BR"].bare(1)).toBe("1 posição não tem stop na corretora.");
  expect(FIGURES_WORDS["pt-BR"].some(2, 3)).toBe("2 de 3 stops continuam");
});
