import { reEvaluate } from "#domain/automations/re-evaluate.ts";
import type { ReceiptFacts } from "#domain/notifications/receipt.ts";
import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { capsPassed } from "./audit-caps.ts";
import { doubleEffects } from "./audit-orders.ts";
import { DEPOSIT, type MixedAccount, type MixedWorld } from "./mixed-world.ts";

/** What an account's books are off by, in sats: 0 where every sat that came, moved or left is accounted for. */
const bookDifference = ({ exchange, reserves }: MixedAccount): number => {
  const locked = exchange.running.reduce(
    (sum, { margin, maintenanceMargin, openingFee, fundingPaid }) =>
      sum + margin + maintenanceMargin + openingFee + fundingPaid,
    0,
  );
  const waiting = exchange.waiting.reduce((sum, { margin, feeReserve: fee }) => sum + margin + fee, 0);
  const result = exchange.over.reduce((sum, trade) => sum + resultOf(trade, reserves.get(trade.id)), 0);
  return exchange.balance - (DEPOSIT + result - locked - waiting);
};

/**
 * What a closed trade brought, in sats, after fees and funding. Never more is lost on it than was put into it: what its price
 * takes beyond that, less than the step of a price makes, is the exchange's. `reserve` is what was kept for its closing fee.
 */
const resultOf = (trade: ClosedTrade, reserve: number | undefined): number => {
  const { id, canceled, margin, pl, openingFee, closingFee, fundingPaid } = trade;
  if (canceled) return 0;
  if (reserve === undefined) throw new Error(`Trade ${id} was never seen running`);
  const credit = Math.max(0, margin + pl + reserve - closingFee);
  return credit - openingFee - reserve - margin - fundingPaid;
};

/** Receipts of what no automation decided; every other must come to the same when it is taken again. */
const NOTHING_DECIDED: ReadonlySet<ReceiptFacts["kind"]> = new Set([
  "command",
  "position-ended",
  "account-blind",
]);

/** How many receipts keep a decision, and how many of those do not come to the same when taken again. */
const reEvaluations = ({ stores }: MixedWorld) => {
  let [decided, differing] = [0, 0];
  for (const { stored } of stores.tables.receipts.values()) {
    // As they lie in a database and come back out of it.
    const { kind } = reEvaluate(JSON.parse(JSON.stringify(stored.facts)));
    if (NOTHING_DECIDED.has(stored.facts.kind)) continue;
    decided += 1;
    if (kind !== "matches") differing += 1;
  }
  return { decided, differing };
};

/** What a world came to, counted from the outside. */
export type MixedAudit = {
  readonly doubleEffects: number;
  readonly capsPassed: number;
  readonly booksOff: number;
  readonly receipts: number;
  readonly decided: number;
  readonly differing: number;
  readonly intents: Readonly<Record<string, number>>;
  readonly liquidated: number;
  readonly ended: number;
  readonly running: number;
  readonly openIntents: number;
};

export const auditMixed = (world: MixedWorld): MixedAudit => {
  const { stores, accounts } = world;
  const intents: Record<string, number> = {};
  for (const { plan, state } of stores.tables.intents.values()) {
    const name = `${plan.action.kind} ${state}`;
    intents[name] = (intents[name] ?? 0) + 1;
  }
  const over = accounts.flatMap(({ exchange }) => exchange.over).filter(({ canceled }) => !canceled);
  return {
    doubleEffects: doubleEffects(world),
    capsPassed: capsPassed(world),
    booksOff: accounts.reduce((sum, account) => sum + Math.abs(bookDifference(account)), 0),
    receipts: stores.tables.receipts.size,
    ...reEvaluations(world),
    intents,
    liquidated: over.filter(({ exitPrice, liquidation, side }) =>
      exitPrice === null ? false : side === "long" ? exitPrice <= liquidation : exitPrice >= liquidation,
    ).length,
    ended: over.length,
    running: accounts.reduce((sum, { exchange }) => sum + exchange.running.length, 0),
    openIntents: stores.tables.openIntents.size,
  };
};
