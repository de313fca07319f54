import type { AccountRules, StoredEntry } from "#ports/account-rules.ts";
import { listRules } from "./list-rules.ts";
import type { StoredEntryRule } from "./read-entry-sight.ts";

/** An automatic entry and what it has entered so far. */
export type EntryStanding = { readonly entry: StoredEntryRule; readonly made: readonly StoredEntry[] };

/** An entry with what it has entered. */
export const entryStanding = async (
  deps: { readonly rules: Pick<AccountRules, "entriesOf"> },
  entry: StoredEntryRule,
): Promise<EntryStanding> => ({ entry, made: await deps.rules.entriesOf(entry.id) });

/** Every automatic entry of a user's that has not ended, oldest first. */
export const listEntries = async (
  deps: { readonly rules: Pick<AccountRules, "ofUser" | "entriesOfEach"> },
  userId: string,
): Promise<readonly EntryStanding[]> => {
  const entries = await listRules(deps, userId, "auto-entry");
  const made = await deps.rules.entriesOfEach(entries.map(({ id }) => id));
  return entries.map((entry) => ({ entry, made: made.get(entry.id) ?? [] }));
};
