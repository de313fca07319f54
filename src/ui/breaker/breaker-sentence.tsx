import { useTidying } from "#ui/format/tidy.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { BreakerDraft, BreakerDraftMistake, BreakerField } from "./breaker-draft.ts";
import { BREAKER_SENTENCE_WORDS } from "./breaker-sentence-words.tsx";
import { BREAKER_WORDS } from "./breaker-table.ts";

type Props = {
  readonly draft: BreakerDraft;
  readonly mistakes: readonly BreakerDraftMistake[];
  readonly onChange: (draft: BreakerDraft) => void;
};

const asTyped = (text: string): string => text;

/** A breaker as a sentence with blanks, and under it what is wrong with each. */
export const BreakerSentence = ({ draft, mistakes, onChange }: Props) => {
  const words = useWords(BREAKER_SENTENCE_WORDS);
  const { actions } = useWords(BREAKER_WORDS);
  const tidy = useTidying();
  const isWrong = (blank: BreakerField) => mistakes.some(({ field }) => field === blank);
  return (
    <>
      <p className="sentence">
        {words.trips({
          drop: (
            <Blank
              label={words.labels.drop}
              testId="breaker-drop"
              empty="10 %"
              text={draft.drop}
              isWrong={isWrong("dropBps")}
              inputMode="decimal"
              onChange={(drop) => onChange({ ...draft, drop })}
              tidy={tidy.percent}
            />
          ),
          action: (
            <Choice
              label={words.labels.action}
              testId="breaker-action"
              value={draft.action}
              options={actions}
              onChange={(action) => onChange({ ...draft, action })}
            />
          ),
          cooldown: (
            <Blank
              label={words.labels.cooldown}
              testId="breaker-cooldown"
              empty="60"
              text={draft.cooldown}
              isWrong={isWrong("cooldownMinutes")}
              inputMode="numeric"
              onChange={(cooldown) => onChange({ ...draft, cooldown })}
              tidy={asTyped}
            />
          ),
        })}
      </p>
      <SentenceProblems mistakes={mistakes} nameOf={(field) => words.fields[field]} />
    </>
  );
};
