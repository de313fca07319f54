"use client";

import { useQuery } from "@tanstack/react-query";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { format } from "#ui/format/format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { Note } from "#ui/kit/note.tsx";
import { PlanForm } from "./plan-form.tsx";

const POLL_MS = 5_000;

/** The guard plan of one account. */
export const PlanSection = ({
  account,
  driver,
}: {
  readonly account: Pick<AccountView, "id" | "label">;
  readonly driver: Driver;
}) => {
  const trpc = useTRPC();
  const input = { accountId: account.id };
  const query = useQuery(trpc.guardPlan.get.queryOptions(input, { refetchInterval: POLL_MS }));
  const plan = query.data;
  return (
    <section className="rules" aria-label={`Guard plan of ${account.label}`}>
      <h2>{account.label}</h2>
      {query.isError ? (
        <Note glyph="blind" title="The plan could not be read">
          <p>{readProblemOf(query.error)}</p>
        </Note>
      ) : null}
      {plan === undefined && !query.isError ? <p className="dim">Reading the plan.</p> : null}
      {plan === null ? <p className="dim">No plan is armed: each position is guarded by itself.</p> : null}
      {plan === undefined || plan === null ? null : (
        <p className="standing dim" data-testid="plan-standing">
          <Glyph kind="trigger" /> Armed since {format.moment(plan.createdAt)} UTC, version {plan.version}.
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
