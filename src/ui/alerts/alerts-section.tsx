"use client";

import { useQuery } from "@tanstack/react-query";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { AlertForm } from "./alert-form.tsx";
import { AlertRow } from "./alert-row.tsx";
import { ALERT_WORDS } from "./alert-table.ts";
import { useAlertActions } from "./use-alert-actions.ts";

const POLL_MS = 5_000;

/** The price alerts of one account. */
export const AlertsSection = ({ account }: { readonly account: Pick<AccountView, "id"> }) => {
  const words = useWords(ALERT_WORDS);
  const trpc = useTRPC();
  const query = useQuery(trpc.alerts.list.queryOptions(undefined, { refetchInterval: POLL_MS }));
  const actions = useAlertActions(account.id);
  const alerts = query.data?.filter(({ accountId }) => accountId === account.id) ?? null;
  return (
    <section className="rules" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="dim">{words.means}</p>
      {query.isError ? (
        <Note glyph="blind" title={words.unread}>
          <p>{readProblemOf(query.error)}</p>
        </Note>
      ) : null}
      {alerts === null && !query.isError ? <p className="dim">{words.reading}</p> : null}
      {alerts === null ? null : (
        <ul className="rule-list">
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} actions={actions} />
          ))}
          {alerts.length === 0 ? <li className="dim">{words.none}</li> : null}
        </ul>
      )}
      <AlertForm actions={actions} />
    </section>
  );
};
