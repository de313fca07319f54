import { evidenceOf } from "#domain/intents/evidence.ts";
import { sendTimings } from "#domain/intents/send-timings.ts";
import { basisPoints } from "#domain/units.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { IntentPlan, Intents, Settlement } from "#ports/intents.ts";
import type { JournalEntry, PanicJournal } from "#ports/panic-journal.ts";
import { AppError } from "../app-error.ts";
import { receiptPosition } from "../monitor/guard-receipt-facts.ts";
import { intentReceipt } from "../monitor/intent-receipt.ts";
import { panicCommandId } from "./panic-command-id.ts";
import type { PanicDeps } from "./panic-deps.ts";
import { throwSwitch } from "./throw-switch.ts";

export type SettleJournalDeps = Pick<PanicDeps, "panic" | "panicLinks" | "markets" | "clock" | "newId"> & {
  readonly journal: PanicJournal;
  readonly accounts: ExchangeAccounts;
  readonly intents: Pick<Intents, "plan" | "markSent" | "settle">;
};

type Sending = Extract<JournalEntry, { readonly kind: "sending" }>;
type Answered = Extract<JournalEntry, { readonly kind: "answered" }>;
type Thrown = Extract<JournalEntry, { readonly kind: "thrown" }>;

const planOf = (deps: SettleJournalDeps, sending: Sending): IntentPlan => {
  const { panicId, accountId, userId, position, balance, at } = sending;
  const action = { kind: "close-trade" } as const;
  const last = position.price;
  const id = panicCommandId({ panicId, accountId, positionId: position.id, attempt: 0 });
  return {
    id: deps.newId(),
    userId,
    accountId,
    cause: { kind: "panic", id },
    subject: { kind: "position", id: position.id },
    epoch: 0,
    action,
    before: { balance, position: evidenceOf(position) },
    facts: {
      kind: "command",
      by: "panic",
      action,
      position: receiptPosition(position, last),
      last,
      balance,
      failure: null,
    },
    plannedAt: at,
    expiresAt: null,
  };
};

/** Done, refused, or left `sent`: then reading the exchange settles it, as with every intent. */
const stateOf = (answered: Answered | undefined): Settlement["state"] | null => {
  switch (answered?.outcome) {
    case "closed":
      return "confirmed";
    case "refused":
      return "rejected";
    case "unknown":
    case undefined:
      return null;
  }
};

/** One close as the intent it would have been; the second time it is there already, and nothing is done. */
const settleClose = async (
  deps: SettleJournalDeps,
  sending: Sending,
  answered: Answered | undefined,
): Promise<void> => {
  const account = await deps.accounts.find(sending.accountId);
  if (account === null) return;
  const plan = planOf(deps, sending);
  if ((await deps.intents.plan(null, plan)) === "conflict") return;
  const intent = { ...plan, fence: 1 };
  const at = deps.clock();
  const { settleMs } = sendTimings(account.network, null);
  const marked = await deps.intents.markSent(intent, { signedAt: sending.signedAt, settleMs, at });
  const state = stateOf(answered);
  if (marked !== "sent" || state === null) return;
  const outcome = state === "confirmed" ? "confirmed" : "rejected";
  const facts = { ...plan.facts, failure: answered?.words ?? null };
  const receipt = intentReceipt(deps, plan, outcome, facts, null, sending.at);
  await deps.intents.settle({ intent, state, receipt, legs: null, position: null, readAt: at, at });
  await deps.accounts.makeDue(account.id, at);
};

const settleThrow = async (deps: SettleJournalDeps, thrown: Thrown): Promise<void> => {
  const { userId, panicId, stage, digest } = thrown;
  const order = { userId, accountId: null, stage, share: basisPoints(0), panicId, by: "link" } as const;
  try {
    await throwSwitch(deps, order);
  } catch (error) {
    // Whoever threw it is gone since: there is nothing left to hold still, and the journal must not wait for it.
    if (!(error instanceof AppError)) throw error;
  }
  await deps.panicLinks.take(digest, deps.clock());
};

/**
 * Brings what was done without a database into it: each close as an intent with its receipt, then the stage, and a run that
 * closes whatever is still open. May be killed anywhere and run again; what is in the journal is forgotten last. Returns
 * how many entries there were. @throws Error while the database is still gone; then everything stays.
 */
export const settleJournal = async (deps: SettleJournalDeps): Promise<number> => {
  const entries = await deps.journal.read();
  const answers = new Map<string, Answered>();
  for (const entry of entries) {
    if (entry.kind !== "answered") continue;
    const key = `${entry.accountId} ${entry.positionId}`;
    // Once closed it stays closed, whatever a repeat was told.
    if (answers.get(key)?.outcome !== "closed") answers.set(key, entry);
  }
  for (const entry of entries) {
    if (entry.kind !== "sending") continue;
    await settleClose(deps, entry, answers.get(`${entry.accountId} ${entry.position.id}`));
  }
  for (const entry of entries) if (entry.kind === "thrown") await settleThrow(deps, entry);
  if (entries.length > 0) await deps.journal.drop(entries.length);
  return entries.length;
};
