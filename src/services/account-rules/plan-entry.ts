import { entryClientId } from "#domain/automations/entries/client-id.ts";
import { type AutoEntryFacts, decideAutoEntry } from "#domain/automations/entries/decide-auto-entry.ts";
import type { AutoEntryVerdict, EntryOrder } from "#domain/automations/entries/entry-verdict.ts";
import type { RuleReceiptFacts } from "#domain/notifications/receipt.ts";
import type { NewId } from "#ports/clock.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { EntryScene, EntrySight } from "./read-entry-sight.ts";

/** What is due belongs to the moment: an order that could not leave for so long is decided anew. */
const PLAN_LIFE_MS = 60_000;

/** What a receipt keeps of a window: the minute a dip was measured from, where the verdict is the same by it alone. */
const keptInputs = (facts: AutoEntryFacts, verdict: AutoEntryVerdict): AutoEntryFacts => {
  if (facts.candles.length === 0) return facts;
  const reading = "reading" in verdict && verdict.reading.kind === "dip" ? verdict.reading : null;
  const { side } = facts.config;
  const candles = facts.candles
    .filter(({ high, low }) => reading !== null && (side === "long" ? high : low) === reading.extreme)
    .slice(-1);
  const kept = { ...facts, candles };
  return JSON.stringify(decideAutoEntry(kept)) === JSON.stringify(verdict) ? kept : facts;
};

/** What a verdict is told by. */
export const entryReceiptFacts = (
  { rule }: Pick<EntryScene, "rule">,
  facts: AutoEntryFacts,
  verdict: AutoEntryVerdict,
): RuleReceiptFacts => ({
  kind: "rule",
  version: rule.version,
  decision: { of: "auto-entry", inputs: keptInputs(facts, verdict), verdict },
  failure: null,
});

type Deed = Pick<IntentPlan, "subject" | "action"> & { readonly rung: number };

const openDeed = (intentId: string, order: EntryOrder): Deed => ({
  subject: { kind: "account" },
  action: {
    kind: "open-trade",
    order: {
      side: order.side,
      size: { by: "quantity", quantity: order.quantity },
      leverage: order.leverage,
      limit: order.price,
      stopLoss: order.stopLoss,
      takeProfit: order.takeProfit,
      clientId: entryClientId(intentId, order.rung),
    },
  },
  rung: order.rung,
});

/** The first order that the verdict asks for, or the first to take back: one a look, so each is decided by what the last one left. */
const deedOf = (intentId: string, { verdict, resting }: EntrySight): Deed | null => {
  if (verdict?.kind === "enter") {
    const [order] = verdict.orders;
    return order === undefined ? null : openDeed(intentId, order);
  }
  if (verdict?.kind !== "cancel") return null;
  const [rung] = verdict.rungs;
  const order = rung === undefined ? undefined : resting.get(rung);
  if (rung === undefined || order === undefined) return null;
  return {
    subject: { kind: "order", id: order.id },
    action: { kind: "cancel-trade", tradeId: order.id },
    rung,
  };
};

/** The intent of what a look decided; null where nothing is to be done. */
export const planEntry = (
  { newId }: { readonly newId: NewId },
  scene: EntryScene,
  sight: EntrySight,
): IntentPlan | null => {
  const { rule, facts, tick } = scene;
  const id = newId();
  const deed = deedOf(id, sight);
  if (deed === null || sight.verdict === null) return null;
  const { rung, ...done } = deed;
  return {
    ...done,
    id,
    userId: rule.userId,
    accountId: rule.accountId,
    cause: { kind: "automation", id: rule.id },
    epoch: rule.epoch,
    // The label tells whether it happened, whatever else the account does.
    before: { balance: facts.balance, position: null },
    facts: { ...entryReceiptFacts(scene, sight.facts, sight.verdict), rung },
    plannedAt: tick.at,
    expiresAt: tick.at + PLAN_LIFE_MS,
  };
};
