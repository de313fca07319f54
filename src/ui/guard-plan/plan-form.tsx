"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import type { PlanForm as Form, PlanPreviewView, PlanView } from "#server/trpc/schemas/guard-plan.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFormPreview } from "#ui/api/use-form-preview.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { COMMIT_WORDS } from "#ui/guard/commit-words.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { firstPlan, isSamePlan, type PlanMistake, planBlankOf, planDraftOf, readPlan } from "./plan-draft.ts";
import { PlanPreview } from "./plan-preview.tsx";
import { PlanSentence } from "./plan-sentence.tsx";
import { PLAN_WORDS } from "./plan-words.tsx";
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
  const words = useWords(PLAN_WORDS);
  const commit = useWords(COMMIT_WORDS);
  const format = useFormat();
  const actions = usePlanActions(accountId);
  const [draft, setDraft] = useState(() => planDraftOf(format, standing?.plan ?? firstPlan(driver)));
  const read = readPlan(format, draft);
  const form = read.ok ? read.form : null;
  const { preview, problem } = usePlanPreview(accountId, form);
  const ruled = (preview?.mistakes ?? []).flatMap(({ field, message }): readonly PlanMistake[] => {
    const blank = planBlankOf(field);
    return blank === null ? [] : [{ field: blank, message }];
  });
  const mistakes = read.ok ? ruled : read.mistakes;
  const isSame = form !== null && isSamePlan(format, standing?.plan ?? null, form);
  const arm = () => {
    if (form !== null && mistakes.length === 0 && !isSame) actions.arm(form);
  };
  return (
    <form
      className="rule-form"
      aria-label={words.title}
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
      <p className="dim">{words.backstops}</p>
      {preview === null || mistakes.length > 0 ? null : <PlanPreview preview={preview} />}
      {problem === null ? null : <FormError>{problem}</FormError>}
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <p className="hint" role="status">
        {actions.isConfirmed ? commit.confirmed : ""}
      </p>
      <div className="acts">
        <Button
          look="primary"
          busy={actions.busy === "arm" ? commit.arming : null}
          disabled={isSame}
          onClick={arm}
          data-testid="plan-arm"
        >
          {standing === null ? words.arm : commit.armChanges}
        </Button>
        {standing === null ? null : (
          <AskTwice
            offer={words.stop}
            cost={words.stopCost}
            keep={words.keep}
            confirm={words.stopIt}
            busy={actions.busy === "stop" ? words.stopping : null}
            onConfirm={actions.stop}
            data-testid="plan-stop"
          />
        )}
      </div>
    </form>
  );
};
