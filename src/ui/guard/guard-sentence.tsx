import { useFormat } from "#ui/format/use-format.ts";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { BLANK_WORDS } from "./blank-words.ts";
import { type BlankSpec, CapBlank, capBlanks, settlementsBlank } from "./cap-blank.tsx";
import type { CapField, DraftMistake, GuardDraft } from "./guard-draft.ts";
import { GuardLadder } from "./guard-ladder.tsx";
import { LADDER_WORDS } from "./ladder-words.tsx";
import { nameOfField } from "./name-of-field.ts";
import { SENTENCE_WORDS } from "./sentence-words.tsx";

type Props = {
  readonly draft: GuardDraft;
  readonly onChange: (change: Partial<GuardDraft>) => void;
  readonly mistakes: readonly DraftMistake[];
  /** Margin and all the guard may still add, in words; null while the total cannot be read. */
  readonly mostToLose: string | null;
};

/** The rule as a sentence: what it may cost comes first. */
export const GuardSentence = ({ draft, mistakes, mostToLose, onChange }: Props) => {
  const words = useWords(SENTENCE_WORDS);
  const { deeds } = useWords(LADDER_WORDS);
  const names = useWords(BLANK_WORDS);
  const format = useFormat();
  const specs: Record<CapField, BlankSpec> = {
    ...capBlanks(format),
    settlementsAhead: settlementsBlank(format, "guard-settlements-ahead"),
  };
  const blank = (field: CapField) => (
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
      <p className="sentence">{words.caps({ total: blank("maxTotal"), loss: blank("maxLoss") })}</p>
      <p className="most-to-lose" data-testid="guard-most-to-lose">
        {mostToLose === null ? words.mostOpen : words.mostToLose(<b>{mostToLose}</b>)}
      </p>
      <GuardLadder
        steps={draft.steps}
        deeds={{ "add-margin": deeds["add-margin"], close: deeds.close }}
        closing={words.closing}
        mistakes={mistakes}
        onChange={(steps) => onChange({ steps })}
      />
      <p className="sentence">
        {words.pace({
          perAction: blank("maxPerAction"),
          perDay: blank("maxPerDay"),
          cooldown: blank("cooldown"),
          reserve: blank("reserve"),
        })}
      </p>
      <p className="sentence">{words.ahead(blank("settlementsAhead"))}</p>
      <SentenceProblems
        mistakes={mistakes}
        nameOf={(field) => nameOfField(names, field, specs, draft.steps)}
      />
    </>
  );
};
