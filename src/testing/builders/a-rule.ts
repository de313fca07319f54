import { randomUUID } from "node:crypto";
import type { AccountRule } from "#domain/automations/account-rule.ts";
import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import { priceFromUsd } from "#domain/units.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import { NOW } from "../stores/guarded-position.ts";
import { anAutoEntry } from "./an-auto-entry.ts";

/** An alert at 105,000, seen at 100,000. */
export const anAlert: AccountRule = {
  kind: "price-alert",
  config: { when: { kind: "crossing", price: priceFromUsd(105_000) }, repeat: { kind: "once" } },
  memory: { seen: { at: NOW, price: priceFromUsd(100_000) }, told: null },
};

/** A long of 1,000 USD once the price falls to 100,000; not looked at yet. */
export const anEntry = (changes: Partial<AutoEntryConfig> = {}): AccountRule => ({
  kind: "auto-entry",
  config: anAutoEntry(changes),
  memory: { armed: null },
});

/** A rule as it is armed. */
export const aRule = (
  { userId, accountId }: { readonly userId: string; readonly accountId: string },
  rule: AccountRule = anAlert,
  wanted: Partial<Pick<StoredRule, "id" | "createdAt">> = {},
): StoredRule => ({
  ...rule,
  id: randomUUID(),
  userId,
  accountId,
  state: "armed",
  epoch: 0,
  version: 1,
  looks: 0,
  heldBy: null,
  createdAt: NOW,
  ...wanted,
});
