"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import type { PlanForm as Form, PlanPreviewView, PlanView } from "#server/trpc/schemas/guard-plan.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFormPreview } from "#ui/api/use-form-preview.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Refusal } from "#ui/security/refusal.tsx";
import { firstPlan, isSamePlan, type PlanMistake, planBlankOf, planDraftOf, readPlan } from "./plan-draft.ts";
import { PlanPreview } from "./plan-preview.tsx";
import { PlanSentence } from "./plan-sentence.tsx";
import { usePlanActions } from "./use-plan-actions.ts";

/** Each look searches the conflicts of every position, which takes its milliseconds. */
const POLL_MS = 10_000;

/** The server's reckoning of what is written, once the typing pauses; null while there is none of these very settings. */
const usePlanPreview = (accountId: string, form: Form | null) => {
  const trpc = useTRPC();
  const { options, seen } = useFormPreview(form, POLL_MS);
  const input = { accountId, plan: form as Form };
  return seen<PlanPreviewView>(useQuery(trpc.guardPlan.preview.queryOptions(input, options)));
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
