import { reEvaluate } from "#domain/automations/re-evaluate.ts";
import type { ReceiptFacts } from "#domain/notifications/receipt.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { capsPassed } from "./audit-caps.ts";
import { doubleEffects } from "./audit-orders.ts";
import type { MixedWorld } from "./mixed-world.ts";
import { type Effect, type MixedBooks, readBooks } from "./read-books.ts";

/** Receipts of what no automation decided; every other must come to the same when it is taken again. */
const NOTHING_DECIDED: ReadonlySet<ReceiptFacts["kind"]> = new Set([
  "command",
  "position-ended",
  "account-blind",
]);

/** How many receipts keep a decision, and how many of those do not come to the same when taken again. */
const reEvaluations = ({ receipts }: MixedBooks) => {
  let [decided, differing] = [0, 0];
  for (const { facts } of receipts) {
    // As they lie in a database and come back out of it.
    const { kind } = reEvaluate(JSON.parse(JSON.stringify(facts)));
    if (NOTHING_DECIDED.has(facts.kind)) continue;
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

const byName = (effects: readonly Effect[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { action, state } of effects) {
    const name = `${action} ${state}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

export const auditMixed = async (world: MixedWorld): Promise<MixedAudit> => {
  const books = await readBooks(world);
  const { effects, receipts, running, over } = books;
  return {
    doubleEffects: doubleEffects(effects, world.orders()),
    capsPassed: capsPassed(books),
    booksOff: await world.booksOff(),
    receipts: receipts.length,
    ...reEvaluations(books),
    intents: byName(effects),
    liquidated: over.filter(
      ({ exitPrice, liquidation, side }) =>
        exitPrice !== null && isAtLiquidation(side, liquidation, exitPrice),
    ).length,
    ended: over.length,
    running: running.length,
    openIntents: effects.filter(({ state }) => state === "planned" || state === "sent").length,
  };
};
