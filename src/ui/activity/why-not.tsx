"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { format } from "#ui/format/format.ts";
import { type AskedGuard, WhyNotForm } from "./why-not-form.tsx";

const MINUTE_MS = 60_000;
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** Every guard on a position, by the position it is on. */
export const guardsOf = ({ positions, accounts }: Overview): readonly AskedGuard[] =>
  positions.flatMap(({ guard, side, quantity, accountId }) => {
    if (guard === null) return [];
    const label = accounts.find(({ id }) => id === accountId)?.label ?? "";
    return [{ id: guard.id, name: `${side} ${format.quantity(quantity)}, ${label}` }];
  });

/** The last minute that was over at `now`, as a field for a date and a time writes it. */
export const newestMinute = (now: string): string =>
  new Date(Date.parse(now) - MINUTE_MS).toISOString().slice(0, 16);

type Props = { readonly onOpen: (receiptId: string) => void };

/** Why a guard did nothing: read only once it is asked. */
export const WhyNot = ({ onOpen }: Props) => {
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<{ readonly automationId: string; readonly at: string } | null>(null);
  const overview = useQuery(trpc.overview.get.queryOptions(undefined, { enabled: isOpen }));
  const question = asked ?? { automationId: NOBODY, at: new Date(0).toISOString() };
  const answer = useQuery(trpc.tradeLog.whyNot.queryOptions(question, { enabled: asked !== null }));
  const failed = [overview, answer].find(({ isError }) => isError);
  return (
    <details className="whynot" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-testid="why-not">Why did a guard do nothing?</summary>
      <WhyNotForm
        guards={overview.data === undefined ? null : guardsOf(overview.data)}
        newest={newestMinute(overview.data?.now ?? question.at)}
        answer={answer.data ?? null}
        isAsking={answer.isFetching}
        problem={failed === undefined ? null : readProblemOf(failed.error)}
        onAsk={(automationId, at) => setAsked({ automationId, at })}
        onOpen={onOpen}
      />
    </details>
  );
};
