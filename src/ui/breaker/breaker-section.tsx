"use client";

import { useQuery } from "@tanstack/react-query";
import type { BreakerView } from "#server/trpc/schemas/breaker.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { BreakerFigures } from "./breaker-figures.tsx";
import { BreakerForm } from "./breaker-form.tsx";
import { BREAKER_WORDS } from "./breaker-table.ts";
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
}) => {
  const words = useWords(BREAKER_WORDS);
  const format = useFormat();
  return (
    <div className="rule" data-testid="breaker">
      <p className="standing dim">
        <Glyph kind={glyphOf(breaker)} />
        <span data-testid="breaker-standing">{breakerStanding(format, breaker)}</span>
      </p>
      <BreakerFigures breaker={breaker} now={now} />
      {breaker.state === "armed" ? (
        <AskTwice
          offer={words.stop}
          cost={words.stopCost}
          keep={words.keep}
          confirm={words.confirmStop}
          busy={actions.busy === "stop" ? words.stopping : null}
          onConfirm={actions.stop}
          data-testid="breaker-stop"
        />
      ) : null}
    </div>
  );
};

/** The drawdown breaker of one account. */
export const BreakerSection = ({ account, now }: Props) => {
  const words = useWords(BREAKER_WORDS);
  const trpc = useTRPC();
  const input = { accountId: account.id };
  const query = useQuery(trpc.breaker.get.queryOptions(input, { refetchInterval: POLL_MS }));
  const actions = useBreakerActions(account.id);
  const breaker = query.data;
  return (
    <section className="rules" aria-label={words.breakerOf(account.label)}>
      <h2>{account.label}</h2>
      {query.isError ? (
        <Note glyph="blind" title={words.unread}>
          <p>{readProblemOf(query.error)}</p>
        </Note>
      ) : null}
      {breaker === undefined && !query.isError ? <p className="dim">{words.reading}</p> : null}
      {breaker === null ? <p className="dim">{words.none}</p> : null}
      {breaker === undefined || breaker === null ? null : (
        <Standing breaker={breaker} now={now} actions={actions} />
      )}
      {breaker === undefined ? null : (
        <BreakerForm key={breaker?.id ?? "new"} breaker={breaker} actions={actions} />
      )}
    </section>
  );
};
