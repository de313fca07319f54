import { useTidying } from "#ui/format/tidy.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import type { AlertDraft, AlertDraftMistake } from "./alert-draft.ts";
import { ALERT_SENTENCE_WORDS } from "./alert-sentence-words.tsx";

type Props = {
  readonly draft: AlertDraft;
  readonly mistakes: readonly AlertDraftMistake[];
  readonly onChange: (draft: AlertDraft) => void;
};

const asTyped = (text: string): string => text;

const Crossing = ({ draft, mistakes, onChange }: Props) => (
  <PriceBlank
    label={useWords(ALERT_SENTENCE_WORDS).labels.price}
    testId="alert-price"
    text={draft.price}
    isWrong={mistakes.some(({ field }) => field === "price")}
    onChange={(price) => onChange({ ...draft, price })}
  />
);

const Move = ({ draft, mistakes, onChange }: Props) => {
  const words = useWords(ALERT_SENTENCE_WORDS);
  const tidy = useTidying();
  return words.moves({
    direction: (
      <Choice
        label={words.labels.direction}
        testId="alert-direction"
        value={draft.direction}
        options={words.directions}
        onChange={(direction) => onChange({ ...draft, direction })}
      />
    ),
    move: (
      <Blank
        label={words.labels.move}
        testId="alert-move"
        empty="%"
        text={draft.bps}
        isWrong={mistakes.some(({ field }) => field === "bps")}
        inputMode="decimal"
        onChange={(bps) => onChange({ ...draft, bps })}
        tidy={tidy.percent}
      />
    ),
    within: (
      <Blank
        label={words.labels.within}
        testId="alert-within"
        empty="60"
        text={draft.within}
        isWrong={mistakes.some(({ field }) => field === "withinMinutes")}
        inputMode="numeric"
        onChange={(within) => onChange({ ...draft, within })}
        tidy={asTyped}
      />
    ),
  });
};

const Often = ({ draft, mistakes, onChange }: Props) => {
  const words = useWords(ALERT_SENTENCE_WORDS);
  const repeat = (
    <Choice
      label={words.labels.repeat}
      testId="alert-repeat"
      value={draft.repeat}
      options={words.repeats}
      onChange={(chosen) => onChange({ ...draft, repeat: chosen })}
    />
  );
  if (draft.repeat === "once") return repeat;
  return words.atMostIn(
    repeat,
    <Blank
      label={words.labels.rest}
      testId="alert-rest"
      empty="60"
      text={draft.rest}
      isWrong={mistakes.some(({ field }) => field === "restMinutes")}
      inputMode="numeric"
      onChange={(rest) => onChange({ ...draft, rest })}
      tidy={asTyped}
    />,
  );
};

/** An alert as a sentence with blanks, and under it what is wrong with each. */
export const AlertSentence = (props: Props) => {
  const { draft, mistakes, onChange } = props;
  const words = useWords(ALERT_SENTENCE_WORDS);
  return (
    <>
      <p className="sentence">
        {words.tells({
          kind: (
            <Choice
              label={words.labels.kind}
              testId="alert-kind"
              value={draft.kind}
              options={words.kinds}
              onChange={(kind) => onChange({ ...draft, kind })}
            />
          ),
          what: draft.kind === "crossing" ? <Crossing {...props} /> : <Move {...props} />,
          often: <Often {...props} />,
        })}
      </p>
      <SentenceProblems mistakes={mistakes} nameOf={(field) => words.fields[field]} />
    </>
  );
};
