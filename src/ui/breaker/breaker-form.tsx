"use client";

import { useState } from "react";
import type { BreakerView } from "#server/trpc/schemas/breaker.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import {
  type BreakerDraft,
  type BreakerDraftMistake,
  draftOfBreaker,
  EMPTY_BREAKER,
  isArmedAs,
  type ReadBreaker,
  readBreaker,
} from "./breaker-draft.ts";
import { BreakerSentence } from "./breaker-sentence.tsx";
import { BREAKER_WORDS } from "./breaker-table.ts";
import type { BreakerActions } from "./use-breaker-actions.ts";

type Props = { readonly breaker: BreakerView | null; readonly actions: BreakerActions };

/** A blank that nobody filled in is no mistake until the breaker is to be armed. */
const shownMistakes = (
  draft: BreakerDraft,
  read: ReadBreaker,
  hasTried: boolean,
): readonly BreakerDraftMistake[] => {
  if (read.ok) return [];
  const texts = { dropBps: draft.drop, action: draft.action, cooldownMinutes: draft.cooldown };
  return read.mistakes.filter(({ field }) => hasTried || texts[field].trim() !== "");
};

/** The settings of a breaker as a sentence, and what it means. */
export const BreakerForm = ({ breaker, actions }: Props) => {
  const words = useWords(BREAKER_WORDS);
  const format = useFormat();
  const [draft, setDraft] = useState(() =>
    breaker === null ? EMPTY_BREAKER : draftOfBreaker(format, breaker),
  );
  const [hasTried, setTried] = useState(false);
  const read = readBreaker(format, draft);
  const isResting = breaker !== null && breaker.restsUntil !== null;
  const isSame = read.ok && isArmedAs(breaker, read.form);
  const arm = () => {
    setTried(true);
    if (read.ok && !isSame && !isResting) actions.arm(read.form);
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
      <BreakerSentence
        draft={draft}
        mistakes={shownMistakes(draft, read, hasTried)}
        onChange={(changed) => {
          if (actions.problem !== null) actions.clearProblem();
          setDraft(changed);
        }}
      />
      <p className="dim">{words.actionMeans[draft.action]}</p>
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <p className="hint" role="status">
        {actions.isConfirmed ? words.confirmed : ""}
      </p>
      <div className="acts">
        <Button
          look="primary"
          busy={actions.busy === "arm" ? words.arming : null}
          disabled={isSame || isResting}
          onClick={arm}
          data-testid="breaker-arm"
        >
          {breaker?.state === "armed" ? words.armChanges : words.arm}
        </Button>
      </div>
    </form>
  );
};
