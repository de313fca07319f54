import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useTidying } from "#ui/format/tidy.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import type { DraftOf, ExitDraft, ExitDraftMistake, ExitField } from "./exit-draft.ts";
import { EXIT_SENTENCE_WORDS } from "./exit-sentence-words.tsx";
import { EXIT_WORDS } from "./exit-table.ts";
import { Level } from "./level-blanks.tsx";

type Side = PositionView["side"];

type Props<D extends ExitDraft = ExitDraft> = {
  readonly draft: D;
  readonly side: Side;
  readonly mistakes: readonly ExitDraftMistake[];
  readonly onChange: (draft: ExitDraft) => void;
};

const isWrong = ({ mistakes }: Pick<Props, "mistakes">, field: ExitField): boolean =>
  mistakes.some((mistake) => mistake.field === field);

const StopLoss = ({ draft, side, onChange, ...rest }: Props<DraftOf<"stop-loss">>) => {
  const words = useWords(EXIT_SENTENCE_WORDS);
  return words.stopLoss(
    <Level
      name={words.labels.stopLoss}
      testId="stop-loss-level"
      level={draft.level}
      options={words.loss[side]}
      isWrong={isWrong(rest, "level")}
      onChange={(level) => onChange({ ...draft, level })}
    />,
  );
};

const TakeProfit = ({ draft, side, onChange, ...rest }: Props<DraftOf<"take-profit">>) => {
  const words = useWords(EXIT_SENTENCE_WORDS);
  return words.takeProfit(
    <Level
      name={words.labels.takeProfit}
      testId="take-profit-level"
      level={draft.level}
      options={words.profit[side]}
      isWrong={isWrong(rest, "level")}
      onChange={(level) => onChange({ ...draft, level })}
    />,
  );
};

const Distance = ({ draft, onChange, ...rest }: Props<DraftOf<"trailing-stop">>) => {
  const words = useWords(EXIT_SENTENCE_WORDS);
  const tidy = useTidying();
  return (
    <Blank
      label={words.labels.distance}
      testId="trailing-distance"
      empty={draft.unit === "basis-points" ? "%" : words.dollars}
      text={draft.distance}
      isWrong={isWrong(rest, "distance")}
      inputMode="decimal"
      onChange={(distance) => onChange({ ...draft, distance })}
      tidy={draft.unit === "basis-points" ? tidy.percent : tidy.price}
    />
  );
};

const Starts = ({ draft, onChange, ...rest }: Props<DraftOf<"trailing-stop">>) => {
  const words = useWords(EXIT_SENTENCE_WORDS);
  return (
    <>
      <Choice
        label={words.labels.starts}
        testId="trailing-starts"
        value={draft.starts}
        options={words.starts}
        onChange={(starts) => onChange({ ...draft, starts, activation: "" })}
      />
      {draft.starts === "at-once" ? null : (
        <>
          {" "}
          <PriceBlank
            label={words.labels.activation}
            testId="trailing-activation"
            text={draft.activation}
            isWrong={isWrong(rest, "activation")}
            onChange={(activation) => onChange({ ...draft, activation })}
          />
        </>
      )}
    </>
  );
};

const TrailingStop = (props: Props<DraftOf<"trailing-stop">>) => {
  const { draft, onChange } = props;
  const words = useWords(EXIT_SENTENCE_WORDS);
  return words.trailing({
    distance: <Distance {...props} />,
    unit: (
      <Choice
        label={words.givenAs(words.labels.distance)}
        testId="trailing-unit"
        value={draft.unit}
        options={words.units}
        onChange={(unit) => onChange({ ...draft, unit, distance: "" })}
      />
    ),
    starts: <Starts {...props} />,
  });
};

const BreakEvenStop = ({ draft, side, onChange, ...rest }: Props<DraftOf<"break-even-stop">>) => {
  const words = useWords(EXIT_SENTENCE_WORDS);
  const tidy = useTidying();
  return words.breakEven({
    after: (
      <Level
        name={words.labels.after}
        testId="break-even-after"
        level={draft.after}
        options={words.reached[side]}
        isWrong={isWrong(rest, "after")}
        onChange={(after) => onChange({ ...draft, after })}
      />
    ),
    keep: (
      <Blank
        label={words.labels.keep}
        testId="break-even-keep"
        empty="0 sats"
        text={draft.keep}
        isWrong={isWrong(rest, "keep")}
        inputMode="numeric"
        onChange={(keep) => onChange({ ...draft, keep })}
        tidy={tidy.sats}
      />
    ),
  });
};

const Sentence = ({ draft, ...rest }: Props) => {
  switch (draft.kind) {
    case "stop-loss":
      return <StopLoss draft={draft} {...rest} />;
    case "take-profit":
      return <TakeProfit draft={draft} {...rest} />;
    case "trailing-stop":
      return <TrailingStop draft={draft} {...rest} />;
    case "break-even-stop":
      return <BreakEvenStop draft={draft} {...rest} />;
  }
};

/** An exit as a sentence with blanks, and under it what is wrong with each. */
export const ExitSentence = (props: Props) => {
  const { fields } = useWords(EXIT_SENTENCE_WORDS);
  const title = useWords(EXIT_WORDS).titles[props.draft.kind];
  return (
    <>
      <p className="sentence">
        <Sentence {...props} />
      </p>
      <SentenceProblems mistakes={props.mistakes} nameOf={(field) => `${title}, ${fields[field]}`} />
    </>
  );
};
