"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import type { PlanForm as Form, PlanView } from "#server/trpc/schemas/guard-plan.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useSettled } from "#ui/kit/use-settled.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { firstPlan, isSamePlan, type PlanMistake, planBlankOf, planDraftOf, readPlan } from "./plan-draft.ts";
import { PlanPreview } from "./plan-preview.tsx";
import { PlanSentence } from "./plan-sentence.tsx";
import { usePlanActions } from "./use-plan-actions.ts";

const SETTLE_MS = 300;
/** Each look searches the conflicts of every position, which takes its milliseconds. */
const POLL_MS = 10_000;

/** The server's reckoning of what is written, once the typing pauses; null while there is none of these very settings. */
const usePlanPreview = (accountId: string, form: Form | null) => {
  const trpc = useTRPC();
  const isSettled = useSettled(JSON.stringify(form), SETTLE_MS);
  const { data, isError, error } = useQuery(
    trpc.guardPlan.preview.queryOptions(
      { accountId, plan: form as Form },
      { enabled: form !== null && isSettled, refetchInterval: POLL_MS, gcTime: 0, staleTime: 0 },
    ),
  );
  return {
    preview: form !== null && isSettled ? (data ?? null) : null,
    problem: isError ? readProblemOf(error) : null,
  };
};

type Props = {
  readonly accountId: string;
  readonly standing: PlanView | null;
  /** What runs the ticks: how fast it reacts decides what is offered first. */
  readonly driver: Driver;
};

/** The settings of a plan as a sentence, and what they come to on the positions that run. */
export const PlanForm = ({ accountId, standing, driver }: Props) => {
  const actions = usePlanActions(accountId);
  const [draft, setDraft] = useState(() => planDraftOf(standing?.plan ?? firstPlan(driver)));
  const read = readPlan(draft);
  const form = read.ok ? read.form : null;
  const { preview, problem } = usePlanPreview(accountId, form);
  const ruled = (preview?.mistakes ?? []).flatMap(({ field, message }): readonly PlanMistake[] => {
    const blank = planBlankOf(field);
    return blank === null ? [] : [{ field: blank, message }];
  });
  const mistakes = read.ok ? ruled : read.mistakes;
  const isSame = form !== null && isSamePlan(standing?.plan ?? null, form);
  const arm = () => {
    if (form !== null && mistakes.length === 0 && !isSame) actions.arm(form);
  };
  return (
    <form
      className="rule-form"
      aria-label="Guard plan"
      onSubmit={(event) => {
        event.preventDefault();
        arm();
      }}
    >
      <PlanSentence
        draft={draft}
        mistakes={mistakes}
        onChange={(change) => {
          if (actions.problem !== null) actions.clearProblem();
          setDraft({ ...draft, ...change });
        }}
      />
      <p className="dim">
        A stop just before liquidation is kept at LN Markets with each guard. Guards that were made before
        stay as they are when the plan changes.
      </p>
      {preview === null || mistakes.length > 0 ? null : <PlanPreview preview={preview} />}
      {problem === null ? null : <FormError>{problem}</FormError>}
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <p className="hint" role="status">
        {actions.isConfirmed ? "Confirmed for five minutes. Nothing was sent yet: press it again." : ""}
      </p>
      <div className="acts">
        <Button
          look="primary"
          busy={actions.busy === "arm" ? "Arming" : null}
          disabled={isSame}
          onClick={arm}
          data-testid="plan-arm"
        >
          {standing === null ? "Arm the plan" : "Arm the changes"}
        </Button>
        {standing === null ? null : (
          <AskTwice
            offer="Stop the plan"
            cost="Positions opened from then on get no guard by themselves. Guards it made stay."
            keep="Keep it"
            confirm="Stop it"
            busy={actions.busy === "stop" ? "Stopping" : null}
            onConfirm={actions.stop}
            data-testid="plan-stop"
          />
        )}
      </div>
    </form>
  );
};
