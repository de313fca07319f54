import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { BLANK_WORDS } from "#ui/guard/blank-words.ts";
import { type BlankSpec, CapBlank, capBlanks } from "#ui/guard/cap-blank.tsx";
import { GuardLadder } from "#ui/guard/guard-ladder.tsx";
import { LADDER_WORDS } from "#ui/guard/ladder-words.tsx";
import { nameOfField } from "#ui/guard/name-of-field.ts";
import { SENTENCE_WORDS } from "#ui/guard/sentence-words.tsx";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { type CrossCaps, type CrossDraft, type CrossMistake, parseContracts } from "./cross-draft.ts";
import { CROSS_SENTENCE_WORDS } from "./cross-sentence-words.tsx";

const crossBlanks = (format: Format): Record<keyof CrossCaps, BlankSpec> => {
  const { caps, anyNumber } = CROSS_SENTENCE_WORDS[format.locale];
  const { emptyForNoLimit } = BLANK_WORDS[format.locale];
  const shared = capBlanks(format);
  return {
    ...shared,
    cooldown: { ...shared.cooldown, name: caps.cooldown },
    maxReduce: {
      name: caps.maxReduce,
      label: emptyForNoLimit(caps.maxReduce),
      testId: "guard-max-reduce",
      empty: anyNumber,
      tidy: (text) => {
        const contracts = parseContracts(text);
        return contracts === null ? text : format.quantity(contracts);
      },
    },
  };
};

type Props = {
  readonly draft: CrossDraft;
  readonly onChange: (change: Partial<CrossDraft>) => void;
  readonly mistakes: readonly CrossMistake[];
  /** The most that can be lost, in words; null while it is not known. */
  readonly mostToLose: string | null;
};

/** The rule as a sentence: what it may cost comes first. */
export const CrossSentence = ({ draft, mistakes, mostToLose, onChange }: Props) => {
  const words = useWords(CROSS_SENTENCE_WORDS);
  const shared = useWords(SENTENCE_WORDS);
  const { deeds } = useWords(LADDER_WORDS);
  const names = useWords(BLANK_WORDS);
  const specs = crossBlanks(useFormat());
  const blank = (field: keyof CrossCaps) => (
    <CapBlank
      field={field}
      spec={specs[field]}
      draft={draft}
      mistakes={mistakes}
      onChange={(changed, text) => onChange({ [changed]: text })}
    />
  );
  return (
    <>
      <p className="sentence">{shared.caps({ total: blank("maxTotal"), loss: blank("maxLoss") })}</p>
      <p className="most-to-lose" data-testid="guard-most-to-lose">
        {mostToLose === null ? words.mostOpen : words.mostToLose(<b>{mostToLose}</b>)}
      </p>
      <GuardLadder
        steps={draft.steps}
        deeds={deeds}
        closing={words.closing}
        mistakes={mistakes}
        onChange={(steps) => onChange({ steps })}
      />
      <p className="sentence">
        {shared.pace({
          perAction: blank("maxPerAction"),
          perDay: blank("maxPerDay"),
          cooldown: blank("cooldown"),
          reserve: blank("reserve"),
        })}
      </p>
      {draft.steps.some(({ kind }) => kind === "reduce") ? (
        <p className="sentence">{words.reduces(blank("maxReduce"))}</p>
      ) : null}
      <SentenceProblems
        mistakes={mistakes}
        nameOf={(field) => nameOfField(names, field, specs, draft.steps)}
      />
    </>
  );
};
