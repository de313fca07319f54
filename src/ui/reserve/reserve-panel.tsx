"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import type { Sight } from "#ui/dashboard/sight.ts";
import { parseSats } from "#ui/format/parse-amount.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Note } from "#ui/kit/note.tsx";
import { useSettled } from "#ui/kit/use-settled.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { ReserveField } from "./reserve-field.tsx";
import { ReservePlan } from "./reserve-plan.tsx";
import { RESERVE_WORDS } from "./reserve-table.ts";

type Props = {
  readonly position: PositionView;
  readonly account: AccountView;
  readonly sight: Sight;
};

const PAUSE_MS = 250;
const REPLAN_MS = 10_000;

/** What is free beyond what the guard keeps back. */
const firstReserve = ({ position: { guard }, account: { balance } }: Props): number =>
  Math.max(0, (balance ?? 0) - (guard?.config.reserveSats ?? 0));

const Planned = ({ position, sight, reserve }: Props & { readonly reserve: number }) => {
  const words = useWords(RESERVE_WORDS);
  const trpc = useTRPC();
  const isSettled = useSettled(String(reserve), PAUSE_MS);
  const input = { accountId: position.accountId, positionId: position.id, reserveSats: reserve };
  const query = useQuery(
    trpc.positions.reservePlan.queryOptions(input, {
      enabled: isSettled,
      refetchInterval: REPLAN_MS,
      placeholderData: keepPreviousData,
    }),
  );
  if (query.isError) {
    return (
      <p className="dim" role="status">
        {words.noPlan} {readProblemOf(query.error)}
      </p>
    );
  }
  if (query.data === undefined) return <p className="dim">{words.working}</p>;
  return (
    <>
      {sight === "stale" ? (
        <p className="dim" data-testid="reserve-stale">
          {words.stale}
        </p>
      ) : null}
      <ReservePlan plan={query.data} isStale={sight === "stale"} />
    </>
  );
};

/** How far a reserve carries the position, and what else can be done about it, by cost. */
export const ReservePanel = (props: Props) => {
  const words = useWords(RESERVE_WORDS);
  const format = useFormat();
  const { account, sight } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? format.number(firstReserve(props));
  const reserve = parseSats(text);
  const isBlind = sight === "blind" || account.blindSince !== null;
  return (
    <section className="reserve" aria-labelledby="reserve-title" data-testid="reserve-panel">
      <h2 id="reserve-title">{words.title}</h2>
      {isBlind ? (
        <Note glyph="blind" title={words.blind}>
          <p>
            {account.blindReason ?? words.tooOld} {words.misleading}
          </p>
        </Note>
      ) : (
        <>
          <ReserveField text={text} balance={account.balance} onChange={setTyped} />
          {reserve === null ? null : <Planned {...props} reserve={reserve} />}
        </>
      )}
    </section>
  );
};
