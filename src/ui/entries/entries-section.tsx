"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EntryForm } from "./entry-form.tsx";
import { EntryRow } from "./entry-row.tsx";
import { ENTRY_WORDS } from "./entry-table.ts";
import { useEntryActions } from "./use-entry-actions.ts";

const POLL_MS = 5_000;

/** The automatic entries of one account, and the next one to be written. */
export const EntriesSection = ({ account }: { readonly account: Pick<AccountView, "id" | "label"> }) => {
  const words = useWords(ENTRY_WORDS);
  const trpc = useTRPC();
  const query = useQuery(trpc.entries.list.queryOptions(undefined, { refetchInterval: POLL_MS }));
  const actions = useEntryActions(account.id);
  const [changedId, setChanged] = useState<string | null>(null);
  const entries = query.data?.filter(({ accountId }) => accountId === account.id) ?? null;
  const changed = entries?.find(({ id }) => id === changedId) ?? null;
  return (
    <section className="rules" aria-label={words.entriesOf(account.label)}>
      <h2>{account.label}</h2>
      {query.isError ? (
        <Note glyph="blind" title={words.unread}>
          <p>{readProblemOf(query.error)}</p>
        </Note>
      ) : null}
      {entries === null && !query.isError ? <p className="dim">{words.reading}</p> : null}
      {entries === null ? null : (
        <ul className="rule-list">
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} actions={actions} onChange={() => setChanged(entry.id)} />
          ))}
          {entries.length === 0 ? <li className="dim">{words.none}</li> : null}
        </ul>
      )}
      <EntryForm
        key={changed?.id ?? "new"}
        accountId={account.id}
        entry={changed}
        actions={actions}
        onDone={() => setChanged(null)}
      />
    </section>
  );
};
