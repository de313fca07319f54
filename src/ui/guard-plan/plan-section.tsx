"use client";

import { useQuery } from "@tanstack/react-query";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PlanForm } from "./plan-form.tsx";
import { PLAN_WORDS } from "./plan-words.tsx";

const POLL_MS = 5_000;

/** The guard plan of one account. */
export const PlanSection = ({
  account,
  driver,
}: {
  readonly account: Pick<AccountView, "id" | "label">;
  readonly driver: Driver;
}) => {
  const words = useWords(PLAN_WORDS);
  const format = useFormat();
  const trpc = useTRPC();
  const input = { accountId: account.id };
  const query = useQuery(trpc.guardPlan.get.queryOptions(input, { refetchInterval: POLL_MS }));
  const plan = query.data;
  return (
    <section className="rules" aria-label={words.ofAccount(account.label)}>
      <h2>{account.label}</h2>
      {query.isError ? (
        <Note glyph="blind" title={words.unread}>
          <p>{readProblemOf(query.error)}</p>
        </Note>
      ) : null}
      {plan === undefined && !query.isError ? <p className="dim">{words.reading}</p> : null}
      {plan === null ? <p className="dim">{words.none}</p> : null}
      {plan === undefined || plan === null ? null : (
        <p className="standing dim" data-testid="plan-standing">
          <Glyph kind="trigger" />{" "}
          {words.armedSince(format.momentZoned(plan.createdAt), String(plan.version))}
        </p>
      )}
      {plan === undefined ? null : (
        <PlanForm
          key={plan === null ? "new" : `${plan.id} ${plan.version}`}
          accountId={account.id}
          standing={plan}
          driver={driver}
        />
      )}
    </section>
  );
};
