import { randomUUID } from "node:crypto";
import { z } from "zod";
import { issuePaperKey, openPaperAccount, type PaperDesk } from "#cli/seed-demo/open-paper-account.ts";
import { priceFromUsd } from "#domain/units.ts";
import type { Asking, Deeds } from "./deed.ts";

/** What is somebody's at the exchange. */
export type Hand = {
  readonly accountId: string;
  readonly positionId: string;
  /** The account's name at the exchange. */
  readonly exchangeUserId: string;
  readonly paper: PaperDesk;
};

type InputOf = (hand: Hand, asking: Asking) => Promise<unknown>;

type Action = Readonly<Record<string, unknown>> & { readonly kind: string };

const previewSchema = z.object({ seen: z.unknown() });

/** As a browser orders it: previewed, and with what was seen then. */
const previewed =
  (on: "trade" | "account", action: Action): InputOf =>
  async ({ accountId, positionId }, { ask }) => {
    const about = on === "trade" ? { positionId } : {};
    const preview = await ask("positions.preview", { accountId, positionId: null, ...about, action });
    const parsed = previewSchema.safeParse(preview).data;
    if (parsed === undefined) return null;
    const { kind: _, ...fields } = action;
    return { accountId, commandId: randomUUID(), ...about, ...fields, seen: parsed.seen };
  };

const idsSchema = z.array(z.object({ id: z.string() })).min(1);
const waitingSchema = z.object({ isolated: z.unknown(), cross: z.unknown() });

/** The first order that waits there. */
const takenBack =
  (list: "isolated" | "cross", name: "tradeId" | "orderId"): InputOf =>
  async ({ accountId }, { ask }) => {
    const waiting = waitingSchema.safeParse(await ask("positions.waiting", { accountId })).data;
    const [first] = idsSchema.safeParse(waiting?.[list]).data ?? [];
    return first === undefined ? null : { accountId, commandId: randomUUID(), [name]: first.id };
  };

const trade = (limit: number | null): Action => ({
  kind: "open-trade",
  order: {
    ...{ side: "long", size: { by: "quantity", quantity: 10 }, leverage: 10 },
    ...{ limit: limit === null ? null : priceFromUsd(limit), stopLoss: null, takeProfit: null },
  },
});

const crossed = (limit: number | null): Action => ({
  kind: "cross-order",
  order: { side: "long", quantity: 10, limit: limit === null ? null : priceFromUsd(limit) },
});

const FAR_USD = 50_000;

/**
 * What is refused unless it fits what stands: orders by hand, and what names a price. By the path of their procedure, or by what
 * they leave behind for another. Positions are entered at a price near 100,000.
 */
const BY_HAND: Readonly<Record<string, { readonly procedure?: string; readonly inputOf: InputOf }>> = {
  "positions.close": { inputOf: previewed("trade", { kind: "close-trade" }) },
  "positions.addMargin": { inputOf: previewed("trade", { kind: "add-margin", amount: 1_000 }) },
  "positions.cashIn": { inputOf: previewed("trade", { kind: "cash-in", amount: 100 }) },
  "positions.setStopLoss": {
    inputOf: previewed("trade", { kind: "set-stop-loss", price: priceFromUsd(95_000) }),
  },
  "positions.setTrailingStop": {
    inputOf: previewed("trade", { kind: "set-trailing-stop", distanceBps: 500 }),
  },
  "positions.removeStopLoss": { inputOf: previewed("trade", { kind: "remove-stop-loss" }) },
  "positions.setTakeProfit": {
    inputOf: previewed("trade", { kind: "set-take-profit", price: priceFromUsd(120_000) }),
  },
  "positions.removeTakeProfit": { inputOf: previewed("trade", { kind: "remove-take-profit" }) },
  "positions.open": { inputOf: previewed("account", trade(null)) },
  "a trade that waits": { procedure: "positions.open", inputOf: previewed("account", trade(FAR_USD)) },
  "positions.cancel": { inputOf: takenBack("isolated", "tradeId") },
  "positions.crossOrder": { inputOf: previewed("account", crossed(null)) },
  "a cross order that waits": {
    procedure: "positions.crossOrder",
    inputOf: previewed("account", crossed(FAR_USD)),
  },
  "positions.crossCancel": { inputOf: takenBack("cross", "orderId") },
  "positions.crossClose": { inputOf: previewed("account", { kind: "close-cross" }) },
  "positions.crossDeposit": { inputOf: previewed("account", { kind: "deposit-cross", amount: 1_000 }) },
  "positions.crossWithdraw": { inputOf: previewed("account", { kind: "withdraw-cross", amount: 1_000 }) },
  "positions.crossLeverage": {
    inputOf: previewed("account", { kind: "set-cross-leverage", leverage: 10 }),
  },
  "automations.armExit": {
    inputOf: async ({ accountId, positionId }) => ({
      ...{ accountId, positionId, acknowledged: [] },
      rule: { kind: "take-profit", level: { by: "price", price: priceFromUsd(170_000) } },
    }),
  },
  "credentials.connect": {
    inputOf: async ({ paper }) => ({
      ...{ network: "paper", label: "Second desk" },
      ...(await openPaperAccount(paper, 1_000_000)),
    }),
  },
  "credentials.replace": {
    inputOf: async ({ accountId, exchangeUserId, paper }) => ({
      ...{ id: accountId },
      ...(await issuePaperKey(paper, exchangeUserId)),
    }),
  },
};

/** The same, as one of them does it. */
export const deedsByHand = (hand: Hand): Deeds =>
  Object.fromEntries(
    Object.entries(BY_HAND).map(([name, { inputOf, ...deed }]) => [
      name,
      { ...deed, inputOf: (asking: Asking) => inputOf(hand, asking) },
    ]),
  );

/** What has to be done before something else can be, by the names of what is done. */
export const BEFORE: Readonly<Record<string, string>> = {
  "automations.resumeGuard": "automations.pauseGuard",
  "automations.resumeCrossGuard": "automations.pauseCrossGuard",
  "positions.removeStopLoss": "positions.setStopLoss",
  "positions.removeTakeProfit": "positions.setTakeProfit",
  "positions.cancel": "a trade that waits",
  "positions.crossCancel": "a cross order that waits",
};
