import { tidyPercent } from "#ui/format/tidy.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import type { BreakerDraft, BreakerDraftMistake, BreakerField } from "./breaker-draft.ts";
import { ACTION_WORDS } from "./breaker-words.ts";

type Props = {
  readonly draft: BreakerDraft;
  readonly mistakes: readonly BreakerDraftMistake[];
  readonly onChange: (draft: BreakerDraft) => void;
};

const FIELD_NAMES: Record<BreakerField, string> = {
  dropBps: "Drop",
  action: "What it does",
  cooldownMinutes: "Rest",
};

const asTyped = (text: string): string => text;

/** A breaker as a sentence with blanks, and under it what is wrong with each. */
export const BreakerSentence = ({ draft, mistakes, onChange }: Props) => {
  const isWrong = (blank: BreakerField) => mistakes.some(({ field }) => field === blank);
  return (
    <>
      <p className="sentence">
        When the equity of this account is{" "}
        <Blank
          label="Drop"
          testId="breaker-drop"
          empty="10 %"
          text={draft.drop}
          isWrong={isWrong("dropBps")}
          inputMode="decimal"
          onChange={(drop) => onChange({ ...draft, drop })}
          tidy={tidyPercent}
        />{" "}
        below its peak,{" "}
        <Choice
          label="What it does"
          testId="breaker-action"
          value={draft.action}
          options={ACTION_WORDS}
          onChange={(action) => onChange({ ...draft, action })}
        />
        , and do not arm again for{" "}
        <Blank
          label="Rest in minutes"
          testId="breaker-cooldown"
          empty="60"
          text={draft.cooldown}
          isWrong={isWrong("cooldownMinutes")}
          inputMode="numeric"
          onChange={(cooldown) => onChange({ ...draft, cooldown })}
          tidy={asTyped}
        />{" "}
        minutes.
      </p>
      <SentenceProblems mistakes={mistakes} nameOf={(field) => FIELD_NAMES[field]} />
    </>
  );
};
