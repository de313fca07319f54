import { tidyPercent } from "#ui/format/tidy.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import type { AlertDraft, AlertDraftMistake, AlertField } from "./alert-draft.ts";

type Props = {
  readonly draft: AlertDraft;
  readonly mistakes: readonly AlertDraftMistake[];
  readonly onChange: (draft: AlertDraft) => void;
};

const FIELD_NAMES: Record<AlertField, string> = {
  price: "Price",
  bps: "Move",
  withinMinutes: "Time",
  restMinutes: "Rest",
};

const asTyped = (text: string): string => text;

const Crossing = ({ draft, mistakes, onChange }: Props) => (
  <PriceBlank
    label="Price"
    testId="alert-price"
    text={draft.price}
    isWrong={mistakes.some(({ field }) => field === "price")}
    onChange={(price) => onChange({ ...draft, price })}
  />
);

const Move = ({ draft, mistakes, onChange }: Props) => (
  <>
    <Choice
      label="Which way"
      testId="alert-direction"
      value={draft.direction}
      options={{ either: "up or down", up: "up", down: "down" }}
      onChange={(direction) => onChange({ ...draft, direction })}
    />{" "}
    by{" "}
    <Blank
      label="Move"
      testId="alert-move"
      empty="%"
      text={draft.bps}
      isWrong={mistakes.some(({ field }) => field === "bps")}
      inputMode="decimal"
      onChange={(bps) => onChange({ ...draft, bps })}
      tidy={tidyPercent}
    />{" "}
    within{" "}
    <Blank
      label="Minutes"
      testId="alert-within"
      empty="60"
      text={draft.within}
      isWrong={mistakes.some(({ field }) => field === "withinMinutes")}
      inputMode="numeric"
      onChange={(within) => onChange({ ...draft, within })}
      tidy={asTyped}
    />{" "}
    minutes
  </>
);

const Often = ({ draft, mistakes, onChange }: Props) => (
  <>
    <Choice
      label="How often"
      testId="alert-repeat"
      value={draft.repeat}
      options={{ once: "once", "every-time": "every time" }}
      onChange={(repeat) => onChange({ ...draft, repeat })}
    />
    {draft.repeat === "once" ? null : (
      <>
        , at most once in{" "}
        <Blank
          label="Rest in minutes"
          testId="alert-rest"
          empty="60"
          text={draft.rest}
          isWrong={mistakes.some(({ field }) => field === "restMinutes")}
          inputMode="numeric"
          onChange={(rest) => onChange({ ...draft, rest })}
          tidy={asTyped}
        />{" "}
        minutes
      </>
    )}
  </>
);

/** An alert as a sentence with blanks, and under it what is wrong with each. */
export const AlertSentence = (props: Props) => {
  const { draft, mistakes, onChange } = props;
  return (
    <>
      <p className="sentence">
        Tell me when{" "}
        <Choice
          label="What to watch for"
          testId="alert-kind"
          value={draft.kind}
          options={{ crossing: "the price gets to", move: "the price moves" }}
          onChange={(kind) => onChange({ ...draft, kind })}
        />{" "}
        {draft.kind === "crossing" ? <Crossing {...props} /> : <Move {...props} />}, <Often {...props} />.
      </p>
      <SentenceProblems mistakes={mistakes} nameOf={(field) => FIELD_NAMES[field]} />
    </>
  );
};
