import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { reEvaluate } from "#domain/automations/re-evaluate.ts";
import type { ActionKind } from "#domain/intents/action.ts";
import type { ClosedTrade } from "#domain/position/isolated-position.ts";
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

const CALLS: Readonly<Record<string, readonly ActionKind[]>> = {
  addMargin: ["add-margin"],
  closeTrade: ["close-trade"],
  openTrade: ["open-trade"],
  cancelTrade: ["cancel-trade"],
  setStopLoss: ["set-stop-loss"],
  setTrailingStop: ["set-trailing-stop"],
  setTakeProfit: ["set-take-profit"],
  removeStopLoss: ["remove-stop-loss"],
  removeTakeProfit: ["remove-take-profit"],
};

/** Requests that reached the exchange beyond one for each intent that was sent; `opened` were sent by hand. */
const doubleEffects = ({ stores, accounts }: MixedWorld, opened: number): number => {
  const sent = [...stores.tables.intents.values()].filter(({ history }) =>
    history.some(({ state }) => state === "sent"),
  );
  const received = accounts.flatMap(({ exchange }) => exchange.received);
  return Object.entries(CALLS).reduce((sum, [call, kinds]) => {
    const intents = sent.filter(({ plan }) => kinds.includes(plan.action.kind)).length;
    const byHand = call === "openTrade" ? opened : 0;
    return sum + Math.abs(received.filter((one) => one.call === call).length - byHand - intents);
  }, 0);
};

/** Guards that added more than their settings ever allowed in all. */
const capsPassed = ({ stores }: MixedWorld): number => {
  const added = new Map<string, number>();
  for (const { plan, state } of stores.tables.intents.values()) {
    if (plan.action.kind !== "add-margin" || state !== "confirmed") continue;
    added.set(plan.cause.id, (added.get(plan.cause.id) ?? 0) + plan.action.amount);
  }
  let passed = 0;
  for (const [id, { guard }] of stores.tables.automations) {
    const { maxTotal }: MarginGuardConfig = guard.config;
    if (maxTotal !== null && (added.get(id) ?? 0) > maxTotal) passed += 1;
  }
  return passed;
};

/** How many receipts keep a decision, and how many of those do not come to the same when taken again. */
const reEvaluations = ({ stores }: MixedWorld) => {
  let [decided, differing] = [0, 0];
  for (const { stored } of stores.tables.receipts.values()) {
    // As they lie in a database and come back out of it.
    const { kind } = reEvaluate(JSON.parse(JSON.stringify(stored.facts)));
    if (kind === "cannot") continue;
    decided += 1;
    if (kind === "differs") differing += 1;
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

export const auditMixed = (world: MixedWorld, openedByHand: number): MixedAudit => {
  const { stores, accounts } = world;
  const intents: Record<string, number> = {};
  for (const { plan, state } of stores.tables.intents.values()) {
    const name = `${plan.action.kind} ${state}`;
    intents[name] = (intents[name] ?? 0) + 1;
  }
  const over = accounts.flatMap(({ exchange }) => exchange.over).filter(({ canceled }) => !canceled);
  return {
    doubleEffects: doubleEffects(world, openedByHand),
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
