import type { PositionView } from "#server/trpc/schemas/views.ts";
import { tidyPercent, tidyPrice, tidySats } from "#ui/format/tidy.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import { FIELD_NAMES } from "./exit-blanks.ts";
import type { DraftOf, ExitDraft, ExitDraftMistake, ExitField } from "./exit-draft.ts";
import { exitTitleOf } from "./exit-words.ts";
import { Level, lossOptions, profitOptions, reachedOptions } from "./level-blanks.tsx";

type Side = PositionView["side"];

type Props<D extends ExitDraft = ExitDraft> = {
  readonly draft: D;
  readonly side: Side;
  readonly mistakes: readonly ExitDraftMistake[];
  readonly onChange: (draft: ExitDraft) => void;
};

const isWrong = ({ mistakes }: Pick<Props, "mistakes">, field: ExitField): boolean =>
  mistakes.some((mistake) => mistake.field === field);

const StopLoss = ({ draft, side, onChange, ...rest }: Props<DraftOf<"stop-loss">>) => (
  <>
    Close when{" "}
    <Level
      name="Stop loss level"
      testId="stop-loss-level"
      level={draft.level}
      options={lossOptions(side)}
      isWrong={isWrong(rest, "level")}
      onChange={(level) => onChange({ ...draft, level })}
    />
    .
  </>
);

const TakeProfit = ({ draft, side, onChange, ...rest }: Props<DraftOf<"take-profit">>) => (
  <>
    Take profit when{" "}
    <Level
      name="Take profit level"
      testId="take-profit-level"
      level={draft.level}
      options={profitOptions(side)}
      isWrong={isWrong(rest, "level")}
      onChange={(level) => onChange({ ...draft, level })}
    />
    .
  </>
);

const TrailingStop = ({ draft, onChange, ...rest }: Props<DraftOf<"trailing-stop">>) => (
  <>
    Trail{" "}
    <Blank
      label="Trailing distance"
      testId="trailing-distance"
      empty={draft.unit === "basis-points" ? "%" : "dollars"}
      text={draft.distance}
      isWrong={isWrong(rest, "distance")}
      inputMode="decimal"
      onChange={(distance) => onChange({ ...draft, distance })}
      tidy={draft.unit === "basis-points" ? tidyPercent : tidyPrice}
    />{" "}
    <Choice
      label="Trailing distance: given as"
      testId="trailing-unit"
      value={draft.unit}
      options={{ "basis-points": "of the price", "half-usd": "dollars" }}
      onChange={(unit) => onChange({ ...draft, unit, distance: "" })}
    />{" "}
    behind the best price,{" "}
    <Choice
      label="When it begins"
      testId="trailing-starts"
      value={draft.starts}
      options={{ "at-once": "at once", "from-price": "once the price was" }}
      onChange={(starts) => onChange({ ...draft, starts, activation: "" })}
    />
    {draft.starts === "at-once" ? null : (
      <>
        {" "}
        <PriceBlank
          label="From which price it trails"
          testId="trailing-activation"
          text={draft.activation}
          isWrong={isWrong(rest, "activation")}
          onChange={(activation) => onChange({ ...draft, activation })}
        />
      </>
    )}
    .
  </>
);

const BreakEvenStop = ({ draft, side, onChange, ...rest }: Props<DraftOf<"break-even-stop">>) => (
  <>
    Once{" "}
    <Level
      name="Level after which the stop moves"
      testId="break-even-after"
      level={draft.after}
      options={reachedOptions(side)}
      isWrong={isWrong(rest, "after")}
      onChange={(after) => onChange({ ...draft, after })}
    />
    , move the stop to break-even and keep{" "}
    <Blank
      label="Kept sats"
      testId="break-even-keep"
      empty="0 sats"
      text={draft.keep}
      isWrong={isWrong(rest, "keep")}
      inputMode="numeric"
      onChange={(keep) => onChange({ ...draft, keep })}
      tidy={tidySats}
    />
    .
  </>
);

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
export const ExitSentence = (props: Props) => (
  <>
    <p className="sentence">
      <Sentence {...props} />
    </p>
    <SentenceProblems
      mistakes={props.mistakes}
      nameOf={(field) => `${exitTitleOf(props.draft.kind)}, ${FIELD_NAMES[field].toLowerCase()}`}
    />
  </>
);
