"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { PANIC_STAGES, type PanicStage } from "#domain/panic/panic-stage.ts";
import type { PanicStandingView } from "#server/trpc/schemas/panic.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { ChoiceField } from "#ui/actions/choice-field.tsx";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { PANIC_WORDS } from "./panic-words.tsx";
import { STAGE_NAMES } from "./stage-names.ts";
import { STAGE_WORDS } from "./stage-words.ts";

type Stands = PanicStandingView["standing"][number];
type Milder = Exclude<PanicStage, "revoke">;

const milderThan = (stage: PanicStage): readonly Milder[] =>
  PANIC_STAGES.slice(0, PANIC_STAGES.indexOf(stage)).filter((one) => one !== "revoke");

/** The way back to a milder stage: more risk, so it takes a fresh factor. */
const StepDown = ({ stands }: { readonly stands: Stands }) => {
  const trpc = useTRPC();
  const words = useWords(PANIC_WORDS).standing;
  const stages = useWords(STAGE_WORDS);
  const names = useWords(STAGE_NAMES).stages;
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [stage, setStage] = useState<Milder>("calm");
  const options = Object.fromEntries(milderThan(stands.stage).map((one) => [one, names[one].name]));
  const { act, isBusy, problem } = useAction(
    (to: Milder) => client.panic.lower.mutate({ accountId: stands.accountId, stage: to }),
    {
      noAnswer: words.noAnswer,
      onDone: (view) => void queries.setQueryData(trpc.panic.standing.queryKey(), view),
    },
  );
  return (
    <>
      <div className="step-down">
        <ChoiceField
          id={`panic-down-${stands.accountId ?? "all"}`}
          label={words.stepDownTo}
          value={stage}
          options={options}
          onChange={(to) => setStage(milderThan(stands.stage).find((one) => one === to) ?? "calm")}
        />
        <Button
          busy={isBusy ? words.steppingDown : null}
          onClick={() => void act(stage)}
          data-testid="panic-down"
        >
          {words.stepDown}
        </Button>
      </div>
      <p className="hint">
        {stages[stage].does} {words.afterwards}
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
  const words = useWords(PANIC_WORDS).standing;
  const names = useWords(STAGE_NAMES).stages;
  const format = useFormat();
  if (view === null) return <p className="dim">{words.reading}</p>;
  if (view.standing.length === 0) {
    return (
      <p className="standing" data-testid="panic-stage">
        <Glyph kind="held" />
        <span>{words.calm}</span>
      </p>
    );
  }
  const whereOf = (accountId: string | null): string =>
    accountId === null ? words.onAll : (accounts.find(({ id }) => id === accountId)?.label ?? words.onGone);
  return view.standing.map((stands) => (
    <section key={stands.accountId ?? "all"} className="panic-stands" aria-label={words.label}>
      <p className="standing" data-testid="panic-stage">
        <Glyph kind="stop" />
        <span>
          {words.stands({
            stage: names[stands.stage].name,
            where: whereOf(stands.accountId),
            by: words.by[stands.by],
            when: format.when(stands.at, now),
          })}
        </span>
      </p>
      <StepDown stands={stands} />
    </section>
  ));
};
