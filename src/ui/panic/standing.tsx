"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { PANIC_STAGES, type PanicStage } from "#domain/panic/panic-stage.ts";
import type { PanicStandingView } from "#server/trpc/schemas/panic.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { ChoiceField } from "#ui/actions/choice-field.tsx";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { format } from "#ui/format/format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { STAGE_WORDS } from "./stage-words.ts";

type Stands = PanicStandingView["standing"][number];
type Milder = Exclude<PanicStage, "revoke">;

const milderThan = (stage: PanicStage): readonly Milder[] =>
  PANIC_STAGES.slice(0, PANIC_STAGES.indexOf(stage)).filter((one) => one !== "revoke");

const THROWN_BY: Record<Stands["by"], string> = {
  trader: "by you",
  link: "by a panic link",
  breaker: "by the drawdown breaker",
};

const NO_ANSWER = "Axisor did not answer, so it is not known which stage stands. Look again in a moment.";

/** The way back to a milder stage: more risk, so it takes a fresh factor. */
const StepDown = ({ stands }: { readonly stands: Stands }) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [stage, setStage] = useState<Milder>("calm");
  const options = Object.fromEntries(milderThan(stands.stage).map((one) => [one, STAGE_WORDS[one].name]));
  const { act, isBusy, problem } = useAction(
    (to: Milder) => client.panic.lower.mutate({ accountId: stands.accountId, stage: to }),
    {
      noAnswer: NO_ANSWER,
      onDone: (view) => void queries.setQueryData(trpc.panic.standing.queryKey(), view),
    },
  );
  return (
    <>
      <div className="step-down">
        <ChoiceField
          id={`panic-down-${stands.accountId ?? "all"}`}
          label="Step down to"
          value={stage}
          options={options}
          onChange={(to) => setStage(milderThan(stands.stage).find((one) => one === to) ?? "calm")}
        />
        <Button
          busy={isBusy ? "Stepping down" : null}
          onClick={() => void act(stage)}
          data-testid="panic-down"
        >
          Step down
        </Button>
      </div>
      <p className="hint">
        {STAGE_WORDS[stage].does} What was being closed stays where it is then. It takes a fresh factor.
      </p>
      {problem === null ? null : <Refusal problem={problem} />}
    </>
  );
};

type Props = {
  /** Null while it is not known. */
  readonly view: PanicStandingView | null;
  readonly accounts: readonly AccountView[];
  readonly now: number;
};

/** Which stage stands, where, since when and by whom. */
export const Standing = ({ view, accounts, now }: Props) => {
  if (view === null) return <p className="dim">Reading which stage stands.</p>;
  if (view.standing.length === 0) {
    return (
      <p className="standing" data-testid="panic-stage">
        <Glyph kind="held" />
        <span>Calm: no stage stands.</span>
      </p>
    );
  }
  return view.standing.map((stands) => (
    <section key={stands.accountId ?? "all"} className="panic-stands" aria-label="The stage that stands">
      <p className="standing" data-testid="panic-stage">
        <Glyph kind="stop" />
        <span>
          <b>{STAGE_WORDS[stands.stage].name}</b> stands on{" "}
          {stands.accountId === null
            ? "all accounts"
            : (accounts.find(({ id }) => id === stands.accountId)?.label ??
              "an account that is not there any more")}
          , thrown {THROWN_BY[stands.by]} {format.when(stands.at, now)}.
        </span>
      </p>
      <StepDown stands={stands} />
    </section>
  ));
};
