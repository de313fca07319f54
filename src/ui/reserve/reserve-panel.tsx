"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import type { Sight } from "#ui/dashboard/sight.ts";
import { format } from "#ui/format/format.ts";
import { parseSats } from "#ui/format/parse-amount.ts";
import { Note } from "#ui/kit/note.tsx";
import { useSettled } from "#ui/kit/use-settled.ts";
import { ReserveField } from "./reserve-field.tsx";
import { ReservePlan } from "./reserve-plan.tsx";

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
        No plan can be made now. {readProblemOf(query.error)}
      </p>
    );
  }
  if (query.data === undefined) return <p className="dim">Working out how far it carries.</p>;
  return (
    <>
      {sight === "stale" ? (
        <p className="dim" data-testid="reserve-stale">
          This is from the last reading, which is old: the price and the margin may have moved since.
        </p>
      ) : null}
      <ReservePlan plan={query.data} isStale={sight === "stale"} />
    </>
  );
};

/** How far a reserve carries the position, and what else can be done about it, by cost. */
export const ReservePanel = (props: Props) => {
  const { account, sight } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? format.number(firstReserve(props));
  const reserve = parseSats(text);
  const isBlind = sight === "blind" || account.blindSince !== null;
  return (
    <section className="reserve" aria-labelledby="reserve-title" data-testid="reserve-panel">
      <h2 id="reserve-title">What your sats are worth</h2>
      {isBlind ? (
        <Note glyph="blind" title="No plan while Axisor cannot see the account">
          <p>{account.blindReason ?? "What was read last is too old."} Figures from then would mislead.</p>
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
