import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { basisPoints, priceFromUsd, rateE9, sats } from "#domain/units.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { SeenMarket } from "#ports/markets.ts";
import type { StoredReceipt } from "#ports/trade-log.ts";
import type { OverviewFacts } from "#services/overview/get-overview.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aGuardReceipt, anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { anAccount, NOW } from "#testing/stores/guarded-position.ts";
import { notificationSchema } from "../trpc/schemas/notifications.ts";
import {
  accountViewSchema,
  guardViewSchema,
  overviewSchema,
  receiptViewSchema,
} from "../trpc/schemas/views.ts";
import { accountView } from "./account-view.ts";
import { guardView } from "./guard-view.ts";
import { notificationView } from "./notification-view.ts";
import { overviewView } from "./overview-view.ts";
import { receiptView } from "./receipt-view.ts";

/* Every view is held against the schema of the API, strictly: no field missing, none too many. */
const account = anAccount({ userId: randomUUID(), readAt: NOW });
const position = { ...aPosition(), accountId: account.id, readAt: NOW };
const guard: GuardStanding = {
  id: randomUUID(),
  userId: account.userId,
  accountId: account.id,
  positionId: position.id,
  config: aGuardConfig({ maxTotal: sats(100_000), cooldownMs: 90_000 }),
  state: "armed",
  epoch: 1,
  version: 1,
  heldBy: null,
  createdAt: NOW,
  spending: { addedInAll: sats(76_471), addedInDay: sats(6_471), sinceLastActionMs: null },
  dayFreesAt: null,
  reach: null,
  trigger: { side: "below", price: priceFromUsd(95_694), armed: true },
};
const market: SeenMarket = {
  network: "paper",
  last: priceFromUsd(97_000),
  at: NOW,
  coveredAt: NOW,
  workerSeenAt: NOW,
  fundingRate: rateE9(100_000),
  fundingAt: NOW + 1_000,
};
const facts: OverviewFacts = {
  accounts: [account],
  positions: [position],
  guards: [guard],
  cross: [],
  crossGuards: [],
  exits: [],
  prices: [market],
  now: NOW,
};
const receipt: StoredReceipt = {
  id: randomUUID(),
  seq: 1,
  userId: account.userId,
  accountId: account.id,
  automationId: guard.id,
  positionId: position.id,
  intentId: randomUUID(),
  outcome: "confirmed",
  facts: aGuardReceipt({ liquidationAfter: priceFromUsd(85_000), distanceAfter: basisPoints(1_000) }),
  rawAnswer: '{"margin":176471}',
  at: NOW,
};
const ISO = new Date(NOW).toISOString();

describe("an account, as the API answers it", () => {
  it("keeps to its schema and carries nothing of the credential but four characters of the key", () => {
    const view = accountView(account, "en");
    expect(accountViewSchema.strict().parse(view)).toEqual(view);
    expect(view).toMatchObject({
      keyLastFour: "abcd",
      balance: 897_900,
      balanceReadAt: ISO,
      blindSince: null,
    });
  });

  it("says in the language it is read in why nothing is done with its key", () => {
    const refused = { ...account, status: "refused", permissions: ["account:read"] } as const;
    expect(accountView(refused, "en").pausedReason).toMatch(
      /^This key lacks futures:.* now, so it can guard nothing\./,
    );
    expect(accountView(refused, "pt-BR").pausedReason).toMatch(
      /^Faltam agora a esta chave as permissões: futures:/,
    );
  });

  it("says since when it is blind and why", () => {
    const blind = { ...account, blindSince: NOW, blindReason: "LN Markets asks us to wait." };
    expect(accountView(blind, "en")).toMatchObject({
      blindSince: ISO,
      blindReason: "LN Markets asks us to wait.",
    });
  });
});

describe("a guard, as the API answers it", () => {
  it("keeps to its schema, with its trigger price, what it has spent and its rule in the units of the form", () => {
    const view = guardView(guard, position, account, market, "en");
    expect(guardViewSchema.strict().parse(view)).toEqual(view);
    expect(view).toMatchObject({
      triggerPrice: priceFromUsd(95_694),
      addedInAll: 76_471,
      addedToday: 6_471,
      cannotFire: null,
      config: {
        steps: [{ when: { by: "distance", bps: 500 }, deed: { kind: "add-margin", targetBps: 1_000 } }],
        maxTotalSats: 100_000,
        cooldownSeconds: 90,
      },
    });
  });

  it("says why it cannot fire, and is silent when it can", () => {
    const poor = { ...account, balance: sats(0) };
    expect(guardView(guard, position, poor, market, "en").cannotFire).toBe(
      "it needs 61,110 sats and 0 are free",
    );
    expect(guardView(guard, position, account, undefined, "en").cannotFire).toBe(
      "it has seen no price or balance yet",
    );
    const refused = { ...account, status: "unauthorized" } as const;
    expect(guardView(guard, position, refused, market, "en").cannotFire).toContain("no longer accepts");
  });
});

describe("words of a view", () => {
  it("are in the language that the answer is read in", () => {
    const poor = { ...account, balance: sats(0) };
    expect(guardView(guard, position, poor, market, "pt-BR").cannotFire).toBe(
      "precisa de 61.110 sats e há 0 livres",
    );
    expect(receiptView(receipt, "pt-BR").title).toBe(
      "O guardião adicionou 76.471 sats à posição long de US$\u00a01.000. Liquidação 90.909 → 85.000.",
    );
  });
});

describe("the overview, as the API answers it", () => {
  it("keeps to its schema, with every position at the last price and its guard beside it", () => {
    const view = overviewView(facts, "simulated prices", "en");
    expect(overviewSchema.strict().parse(view)).toEqual(view);
    expect(view.positions).toMatchObject([
      // 1,000 × 10⁸ × (1/100,000 − 1/97,000) = −30,927.8, rounded down; (97,000 − 90,909) / 97,000 = 6.279 %.
      { pl: -30_928, distanceBps: 627, leverage: 10, readAt: ISO, guard: { id: guard.id } },
    ]);
    expect(view).toMatchObject({ lastTickAt: ISO, protection: null, driver: "worker", now: ISO });
  });

  it("tells when protection was last proven, and since when it is tried where it never was", () => {
    const proof = (provenAt: number | null) =>
      overviewSchema.parse(overviewView(facts, "", "en", { startedAt: NOW, provenAt })).protection;
    expect(proof(NOW)).toEqual({ provenAt: ISO, since: ISO });
    expect(proof(null)).toEqual({ provenAt: null, since: ISO });
  });

  it("names paper prices for what they are, and says nothing of real ones", () => {
    const provenance = (network: SeenMarket["network"]) =>
      overviewView({ ...facts, prices: [{ ...market, network }] }, "recorded prices", "en").prices[0]
        ?.provenance;
    expect([provenance("paper"), provenance("signet")]).toEqual(["recorded prices", null]);
  });

  it("shows no distance without a price of that network, instead of another's", () => {
    const elsewhere = { ...facts, prices: [{ ...market, network: "signet" as const }] };
    expect(overviewView(elsewhere, "simulated prices", "en").positions).toMatchObject([
      { distanceBps: null, pl: 0 },
    ]);
    expect(overviewView({ ...facts, prices: [] }, "", "en").lastTickAt).toBeNull();
  });

  it("counts on the worker only as long as it shows itself", () => {
    const driver = (workerSeenAt: number | null) =>
      overviewView({ ...facts, prices: [{ ...market, workerSeenAt }] }, "", "en").driver;
    expect([driver(NOW - 59_999), driver(NOW - 60_000), driver(null)]).toEqual(["worker", "cron", "cron"]);
  });

  it("puts a guard beside the position of its own account, where two accounts know the same id", () => {
    const other = anAccount({ userId: account.userId });
    const twin = { ...position, accountId: other.id };
    const view = overviewView(
      { ...facts, accounts: [account, other], positions: [position, twin] },
      "",
      "en",
    );
    expect(view.positions.map((seen) => seen.guard?.id ?? null)).toEqual([guard.id, null]);
  });
});

describe("a receipt, as the API answers it", () => {
  it("keeps to its schema, in words and in the numbers behind them", () => {
    const view = receiptView(receipt, "en");
    expect(receiptViewSchema.strict().parse(view)).toEqual(view);
    expect(view).toMatchObject({
      outcome: "confirmed",
      rule: "inside-trigger",
      title: "Guard added 76,471 sats to long $1,000. Liquidation 90,909 → 85,000.",
      amount: 76_471,
      price: priceFromUsd(94_444.5),
      liquidationBefore: priceFromUsd(90_909),
      liquidationAfter: priceFromUsd(85_000),
      distanceBeforeBps: 374,
      distanceAfterBps: 1_000,
      pl: -58_823,
      rawAnswer: '{"margin":176471}',
      at: ISO,
    });
  });

  it("of an end tells its price and its net result", () => {
    const view = receiptView({ ...receipt, outcome: "ended", facts: anEndReceipt() }, "en");
    expect(receiptViewSchema.strict().parse(view)).toEqual(view);
    expect(view).toMatchObject({
      rule: "liquidated",
      amount: null,
      price: priceFromUsd(85_000),
      pl: -178_647,
      liquidationAfter: null,
    });
  });

  it("is announced by a notice that carries its title", () => {
    const told = { ...receipt, id: randomUUID(), receiptId: receipt.id, severity: "info" as const };
    const unanswered = {
      inApp: "on",
      heldBack: 0,
      readAt: null,
      acknowledgedAt: null,
      acknowledgedOn: null,
    } as const;
    const view = notificationView({ ...told, ...unanswered }, "en");
    expect(notificationSchema.strict().parse(view)).toEqual(view);
    expect(view).toMatchObject({
      title: receiptView(receipt, "en").title,
      receiptId: receipt.id,
      severity: "info",
    });
  });
});
