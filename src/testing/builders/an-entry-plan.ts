import { randomUUID } from "node:crypto";
import { entryClientId } from "#domain/automations/entries/client-id.ts";
import { decideAutoEntry } from "#domain/automations/entries/decide-auto-entry.ts";
import type { RuleReceiptFacts } from "#domain/notifications/receipt.ts";
import { usd } from "#domain/units.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { NOW } from "../stores/guarded-position.ts";
import { entryFacts } from "./an-auto-entry.ts";

/** What the worked entry decides: a long of 1,000 USD that can lose 203,132 sats at most, its guard included. */
export const anEntryDecision = (rung = 0): RuleReceiptFacts => {
  const inputs = entryFacts();
  const decided = decideAutoEntry(inputs);
  const verdict =
    decided.kind === "enter"
      ? { ...decided, orders: decided.orders.map((order) => ({ ...order, rung })) }
      : decided;
  return {
    kind: "rule",
    version: 1,
    decision: { of: "auto-entry", inputs, verdict },
    rung,
    failure: null,
  };
};

/** The intent of one order of a rule's. */
export const anEntryPlan = (rule: StoredRule, wanted: Partial<IntentPlan> = {}, rung = 0): IntentPlan => {
  const id = randomUUID();
  const facts = anEntryDecision(rung);
  return {
    id,
    userId: rule.userId,
    accountId: rule.accountId,
    cause: { kind: "automation", id: rule.id },
    subject: { kind: "account" },
    epoch: rule.epoch,
    action: {
      kind: "open-trade",
      order: {
        side: "long",
        size: { by: "quantity", quantity: usd(1_000) },
        leverage: entryFacts().config.leverage,
        limit: null,
        stopLoss: null,
        takeProfit: null,
        clientId: entryClientId(id, rung),
      },
    },
    before: { balance: entryFacts().balance, position: null },
    facts,
    plannedAt: NOW,
    expiresAt: null,
    ...wanted,
  };
};
