"use client";

import { useQuery } from "@tanstack/react-query";
import type { BreakerView } from "#server/trpc/schemas/breaker.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { Note } from "#ui/kit/note.tsx";
import { BreakerFigures } from "./breaker-figures.tsx";
import { BreakerForm } from "./breaker-form.tsx";
import { breakerStanding } from "./breaker-words.ts";
import { type BreakerActions, useBreakerActions } from "./use-breaker-actions.ts";

const POLL_MS = 5_000;

type Props = { readonly account: Pick<AccountView, "id" | "label">; readonly now: number };

const glyphOf = ({ state, heldBy }: BreakerView): GlyphKind => {
  if (state === "tripped") return "danger";
  if (state === "stopped") return "held";
  return heldBy === null ? "trigger" : "blind";
};

/** How the breaker stands, what it goes by, and the way to stop it. */
const Standing = ({
  breaker,
  now,
  actions,
}: {
  readonly breaker: BreakerView;
  readonly now: number;
  readonly actions: BreakerActions;
}) => (
  <div className="rule" data-testid="breaker">
    <p className="standing dim">
      <Glyph kind={glyphOf(breaker)} />
      <span data-testid="breaker-standing">{breakerStanding(breaker)}</span>
    </p>
    <BreakerFigures breaker={breaker} now={now} />
    {breaker.state === "armed" ? (
      <AskTwice
        offer="Stop the breaker"
        cost="Nothing stops this account's losses as a whole then. Armed again, it begins with the equity of then."
        keep="Keep it armed"
        confirm="Stop it"
        busy={actions.busy === "stop" ? "Stopping" : null}
        onConfirm={actions.stop}
        data-testid="breaker-stop"
      />
    ) : null}
  </div>
);

/** The drawdown breaker of one account. */
export const BreakerSection = ({ account, now }: Props) => {
  const trpc = useTRPC();
  const input = { accountId: account.id };
  const query = useQuery(trpc.breaker.get.queryOptions(input, { refetchInterval: POLL_MS }));
  const actions = useBreakerActions(account.id);
  const breaker = query.data;
  return (
    <section className="rules" aria-label={`Drawdown breaker of ${account.label}`}>
      <h2>{account.label}</h2>
      {query.isError ? (
        <Note glyph="blind" title="The breaker could not be read">
          <p>{readProblemOf(query.error)}</p>
        </Note>
      ) : null}
      {breaker === undefined && !query.isError ? <p className="dim">Reading the breaker.</p> : null}
      {breaker === null ? <p className="dim">No breaker is armed.</p> : null}
      {breaker === undefined || breaker === null ? null : (
        <Standing breaker={breaker} now={now} actions={actions} />
      )}
      {breaker === undefined ? null : (
        <BreakerForm key={breaker?.id ?? "new"} breaker={breaker} actions={actions} />
      )}
    </section>
  );
};
