import { useTidying } from "#ui/format/tidy.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import { BLANK_WORDS } from "./blank-words.ts";
import { LADDER_WORDS } from "./ladder-words.tsx";
import { stepLabel } from "./name-of-field.ts";
import { MOST_STEPS, nextStep, type Reaching, type StepDraft } from "./step-draft.ts";

type Mistake = { readonly field: string };
/** What a step of a guard may do, in words. */
export type DeedWords<Deed extends Reaching> = Readonly<Record<Deed | "close", string>>;

type StepProps<Deed extends Reaching> = {
  readonly step: StepDraft<Deed>;
  readonly place: number;
  readonly deeds: DeedWords<Deed>;
  readonly whens: WhenWords;
  readonly mistakes: readonly Mistake[];
  readonly onChange: (step: StepDraft<Deed>) => void;
};

/** What a step may wait for, in words; left out is what is not offered. */
export type WhenWords = Readonly<Partial<Record<StepDraft["by"], string>>>;

/** Names what belongs to a step; the first one needs no number. */
const numbered = (name: string, place: number): string => (place === 0 ? name : `${name}-${place + 1}`);

const Step = <Deed extends Reaching>({ step, place, deeds, whens, mistakes, onChange }: StepProps<Deed>) => {
  const words = useWords(LADDER_WORDS);
  const names = useWords(BLANK_WORDS);
  const tidy = useTidying().percent;
  const isWrong = (part: "when" | "deed") => mistakes.some(({ field }) => field === `steps.${place}.${part}`);
  const when = {
    label: stepLabel(names, names.triggers[step.by], place),
    testId: numbered("guard-trigger", place),
    text: step.when,
    isWrong: isWrong("when"),
    onChange: (text: string) => onChange({ ...step, when: text }),
  };
  return words.step({
    when: (
      <Choice
        label={stepLabel(names, names.waitsFor, place)}
        testId={numbered("guard-when", place)}
        value={step.by}
        options={whens}
        onChange={(by) => onChange({ ...step, by, when: "" })}
      />
    ),
    value:
      step.by === "price" ? (
        <PriceBlank {...when} />
      ) : (
        <Blank {...when} empty="%" inputMode="decimal" tidy={tidy} />
      ),
    deed: (
      <Choice
        label={stepLabel(names, names.does, place)}
        testId={numbered("guard-deed", place)}
        value={step.kind}
        options={deeds}
        onChange={(kind) => onChange({ ...step, kind })}
      />
    ),
    target:
      step.kind === "close" ? null : (
        <Blank
          label={stepLabel(names, names.target, place)}
          testId={numbered("guard-target", place)}
          empty="%"
          text={step.target}
          isWrong={isWrong("deed")}
          inputMode="decimal"
          onChange={(target) => onChange({ ...step, target })}
          tidy={tidy}
        />
      ),
  });
};

type Props<Deed extends Reaching> = {
  readonly steps: readonly StepDraft<Deed>[];
  readonly deeds: DeedWords<Deed>;
  /** Everything there is to wait for, unless told. */
  readonly whens?: WhenWords;
  /** What closing does, said where a step closes. */
  readonly closing: string;
  readonly mistakes: readonly Mistake[];
  readonly onChange: (steps: readonly StepDraft<Deed>[]) => void;
};

/** The steps of a guard, a sentence each. */
export const GuardLadder = <Deed extends Reaching>(props: Props<Deed>) => {
  const words = useWords(LADDER_WORDS);
  const { steps, deeds, whens = words.whens, closing, mistakes, onChange } = props;
  return (
    <>
      {steps.map((step, place) => (
        // A step has no name but its place.
        <p className="sentence" key={numbered("step", place)}>
          <Step
            step={step}
            place={place}
            deeds={deeds}
            whens={whens}
            mistakes={mistakes}
            onChange={(changed) => onChange(steps.with(place, changed))}
          />
          {steps.length === 1 ? null : (
            <button
              type="button"
              className="step-out"
              onClick={() => onChange(steps.toSpliced(place, 1))}
              aria-label={words.takeAway(place + 1)}
            >
              ×
            </button>
          )}
        </p>
      ))}
      {steps.some(({ kind }) => kind === "close") ? <p className="hint">{closing}</p> : null}
      {steps.length >= MOST_STEPS ? null : (
        <p className="ladder-more">
          <Button onClick={() => onChange([...steps, nextStep()])} data-testid="guard-add-step">
            {words.addStep}
          </Button>
        </p>
      )}
    </>
  );
};
