import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { GuardCaps } from "#domain/automations/guard-bounds.ts";
import { type BudgetVerdict, checkBudget } from "#domain/intents/budget.ts";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import { type Sats, sats } from "#domain/units.ts";
import { crossConfigOf, guardConfigOf } from "../automation-rows.ts";
import type { Transaction } from "../open-database.ts";
import { exchangeAccounts } from "../schema/accounts.ts";
import { automations, tradeIntents } from "../schema/guarding.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** An intent as far as its caps are concerned. `id` itself is left out of what was spent. */
export type CappedIntent = {
  readonly id: string;
  readonly accountId: string;
  readonly causeKind: "automation" | "manual" | "panic";
  readonly causeId: string;
  readonly subject: string;
  readonly amount: Sats;
};

/**
 * Holds the account still, so that two plans never see the same room. Null when the account is gone. Not the lock of a
 * deletion: rows that merely refer to the account are written meanwhile.
 */
export const lockAccount = async (
  tx: Transaction,
  accountId: string,
): Promise<{ readonly maxAddedPerDay: Sats | null } | null> => {
  const [account] = await tx
    .select({ maxAddedPerDay: exchangeAccounts.maxAddedPerDay })
    .from(exchangeAccounts)
    .where(eq(exchangeAccounts.id, accountId))
    .for("no key update");
  return account ?? null;
};

type Row = Pick<typeof automations.$inferSelect, "kind" | "config">;

/** Only a guard has caps. */
const capsOf = (row: Row): GuardCaps | null => {
  if (row.kind === "cross-guard") return crossConfigOf(row);
  return row.kind === "margin-guard" ? guardConfigOf(row) : null;
};

/** The caps behind a cause, if it is an automation that still stands armed at `epoch`. */
export const lockCause = async (
  tx: Transaction,
  cause: { readonly kind: string; readonly id: string },
): Promise<{ readonly config: GuardCaps | null; readonly epoch: number | null } | null> => {
  if (cause.kind !== "automation") return { config: null, epoch: null };
  const [automation] = await tx
    .select({
      kind: automations.kind,
      config: automations.config,
      epoch: automations.epoch,
      state: automations.state,
    })
    .from(automations)
    .where(eq(automations.id, cause.id))
    .for("no key update");
  if (automation?.state !== "armed") return null;
  return { config: capsOf(automation), epoch: automation.epoch };
};

/**
 * Whether the amount fits every cap as they stand now, with all that is spent or reserved counted as of `at`. A position
 * counts what anybody added to it. The cross margin outlives every position on it, and what a trader put in is what there
 * is to guard: there a guard counts what it added itself.
 */
export const checkCaps = async (
  tx: Transaction,
  intent: CappedIntent,
  config: GuardCaps | null,
  accountPerDay: Sats | null,
  at: number,
): Promise<BudgetVerdict> => {
  const inDay = sql`${tradeIntents.plannedAt} > ${new Date(at - DAY_MS).toISOString()}::timestamptz`;
  const ofCause = sql`${tradeIntents.causeId} = ${intent.causeId}`;
  const onSubject = intent.subject === "account" ? ofCause : sql`${tradeIntents.subject} = ${intent.subject}`;
  const [spent] = await tx
    .select({
      onPosition: sql<string>`coalesce(sum(${tradeIntents.amount}) filter (where ${onSubject}), 0)`,
      inDay: sql<string>`coalesce(sum(${tradeIntents.amount}) filter (where ${ofCause} and ${inDay}), 0)`,
      accountInDay: sql<string>`coalesce(sum(${tradeIntents.amount}) filter (where ${inDay}), 0)`,
    })
    .from(tradeIntents)
    .where(
      and(
        eq(tradeIntents.accountId, intent.accountId),
        ne(tradeIntents.id, intent.id),
        inArray(tradeIntents.state, [...BINDING_STATES]),
        sql`${tradeIntents.amount} is not null`,
      ),
    );
  return checkBudget(
    {
      perAction: config?.maxPerAction ?? null,
      perPosition: config?.maxTotal ?? null,
      perDay: config?.maxPerDay ?? null,
      accountPerDay,
    },
    {
      onPosition: sats(Number(spent?.onPosition ?? 0)),
      inDay: sats(Number(spent?.inDay ?? 0)),
      accountInDay: sats(Number(spent?.accountInDay ?? 0)),
    },
    intent.amount,
  );
};
