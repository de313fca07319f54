import { format } from "#ui/format/format.ts";
import { parsePercent, parsePrice } from "#ui/format/parse-amount.ts";
import { Button } from "#ui/kit/button.tsx";
import { Blank, Choice } from "./blank.tsx";
import { type DraftMistake, MOST_STEPS, nextStep, type StepDraft } from "./guard-draft.ts";

type StepProps = {
  readonly step: StepDraft;
  readonly place: number;
  readonly mistakes: readonly DraftMistake[];
  readonly onChange: (step: StepDraft) => void;
};

const WHEN: Record<StepDraft["by"], string> = {
  distance: "liquidation is closer than",
  price: "the price gets to",
  "margin-used": "the margin lost reaches",
};
const WHEN_LABEL: Record<StepDraft["by"], string> = {
  distance: "Trigger distance",
  price: "Trigger price",
  "margin-used": "Share of the margin lost",
};
const DEED: Record<StepDraft["kind"], string> = {
  "add-margin": "add margin until it is",
  close: "close the position",
};

/** Names what belongs to a step; the first one needs no number. */
const numbered = (name: string, place: number): string => (place === 0 ? name : `${name}-${place + 1}`);
const labelled = (label: string, place: number): string =>
  place === 0 ? label : `${label} of step ${place + 1}`;

const tidyPercent = (text: string): string => {
  const bps = parsePercent(text);
  return bps === null ? text : format.setting(bps);
};

const tidyPrice = (text: string): string => {
  const price = parsePrice(text);
  return price === null ? text : format.priceExact(price);
};

/** The name of a step's blank, for a message beside the form. */
export const stepLabel = (step: StepDraft | undefined, place: number, part: "when" | "deed"): string =>
  labelled(part === "deed" ? "Target distance" : WHEN_LABEL[step?.by ?? "distance"], place);

const Step = ({ step, place, mistakes, onChange }: StepProps) => {
  const isWrong = (part: "when" | "deed") => mistakes.some(({ field }) => field === `steps.${place}.${part}`);
  return (
    <>
      When{" "}
      <Choice
        label={labelled("What it waits for", place)}
        testId={numbered("guard-when", place)}
        value={step.by}
        options={WHEN}
        onChange={(by) => onChange({ ...step, by, when: "" })}
      />{" "}
      <Blank
        label={WHEN_LABEL[step.by] + (place === 0 ? "" : ` of step ${place + 1}`)}
        testId={numbered("guard-trigger", place)}
        empty={step.by === "price" ? "price" : "%"}
        text={step.when}
        isWrong={isWrong("when")}
        inputMode="decimal"
        onChange={(when) => onChange({ ...step, when })}
        tidy={step.by === "price" ? tidyPrice : tidyPercent}
      />
      ,{" "}
      <Choice
        label={labelled("What it does", place)}
        testId={numbered("guard-deed", place)}
        value={step.kind}
        options={DEED}
        onChange={(kind) => onChange({ ...step, kind })}
      />
      {step.kind === "close" ? null : (
        <>
          {" "}
          <Blank
            label={labelled("Target distance", place)}
            testId={numbered("guard-target", place)}
            empty="%"
            text={step.target}
            isWrong={isWrong("deed")}
            inputMode="decimal"
            onChange={(target) => onChange({ ...step, target })}
            tidy={tidyPercent}
          />{" "}
          away
        </>
      )}
      .
    </>
  );
};

type Props = {
  readonly steps: readonly StepDraft[];
  readonly mistakes: readonly DraftMistake[];
  readonly onChange: (steps: readonly StepDraft[]) => void;
};

/** The steps of a guard, a sentence each. Isolated positions close whole: the exchange has no partial close for them. */
export const GuardLadder = ({ steps, mistakes, onChange }: Props) => (
  <>
    {steps.map((step, place) => (
      // A step has no name but its place.
      <p className="sentence" key={numbered("step", place)}>
        <Step
          step={step}
          place={place}
          mistakes={mistakes}
          onChange={(changed) => onChange(steps.with(place, changed))}
        />
        {steps.length === 1 ? null : (
          <button
            type="button"
            className="step-out"
            onClick={() => onChange(steps.toSpliced(place, 1))}
            aria-label={`Take step ${place + 1} away`}
          >
            ×
          </button>
        )}
      </p>
    ))}
    {steps.some(({ kind }) => kind === "close") ? (
      <p className="hint">
        Closing is whole: LN Markets has no partial close for an isolated position. What is left of its margin
        comes back to the balance, less the closing fee.
      </p>
    ) : null}
    {steps.length >= MOST_STEPS ? null : (
      <p className="ladder-more">
        <Button onClick={() => onChange([...steps, nextStep()])} data-testid="guard-add-step">
          Add a step
        </Button>
      </p>
    )}
  </>
);
