import type { IntentState } from "#domain/intents/intent.ts";
import type { IntentRow } from "./model-rows.ts";
import { addTo, type ModelTables } from "./model-tables.ts";

const isOpen = (state: IntentState): boolean => state === "planned" || state === "sent";

/** What makes an intent unique. */
export const intentKey = (causeId: string, subject: string, epoch: number): string =>
  `${causeId} ${subject} ${epoch}`;

/** What an intent is about, of all accounts. */
export const subjectOfAccount = (accountId: string, subject: string): string => `${accountId} ${subject}`;

/** Stores a new intent with its indexes. */
export const insertIntent = (tables: ModelTables, row: IntentRow): void => {
  const { id, accountId, cause, epoch } = row.plan;
  tables.intents.set(id, row);
  tables.intentKeys.add(intentKey(cause.id, row.subject, epoch));
  addTo(tables.intentsOfAccount, accountId, id);
  addTo(tables.intentsOfCause, cause.id, id);
  addTo(tables.intentsOfSubject, subjectOfAccount(accountId, row.subject), id);
  if (isOpen(row.state)) tables.openIntents.add(id);
};

/** Puts an intent into a state, with what changes along with it. */
export const stepIntent = (
  tables: ModelTables,
  row: IntentRow,
  state: IntentState,
  changed: Partial<IntentRow>,
): void => {
  const { id } = row.plan;
  const step = { state, fence: row.fence, at: tables.clock() };
  tables.intents.set(id, { ...row, ...changed, state, history: [...row.history, step] });
  if (isOpen(state)) tables.openIntents.add(id);
  else tables.openIntents.delete(id);
};
