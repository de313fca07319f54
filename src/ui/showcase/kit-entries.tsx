import { Amount } from "#ui/format/amount.tsx";
import { Arrow } from "#ui/kit/arrow.tsx";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { Button } from "#ui/kit/button.tsx";
import { CodeField } from "#ui/kit/code-field.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { Field } from "#ui/kit/field.tsx";
import { FieldNotes } from "#ui/kit/field-notes.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { HoldButton } from "#ui/kit/hold-button.tsx";
import { LateFailure } from "#ui/kit/late-failure.tsx";
import { LongList } from "#ui/kit/long-list/long-list.tsx";
import { Note } from "#ui/kit/note.tsx";
import { PasswordField } from "#ui/kit/password-field.tsx";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { StepHeading } from "#ui/kit/step-heading.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { WaitLine } from "#ui/kit/wait-line.tsx";
import { type Entry, nothing, type Speaking } from "./entry.ts";
import { ComingSheetSample, FailedSheetSample } from "./late-sheet-sample.tsx";
import { SheetSample } from "./sheet-sample.tsx";

const GLYPHS: readonly GlyphKind[] = [
  "safe",
  "watch",
  "danger",
  "blind",
  "acted",
  "held",
  "stop",
  "trigger",
  "event",
];

const same = (text: string): string => text;

const buttons = ({ words }: Speaking): readonly Entry[] => [
  {
    name: "button",
    of: ["button.tsx", "submit-button.tsx"],
    states: {
      primary: <Button look="primary">{words.act}</Button>,
      plain: <Button>{words.act}</Button>,
      grave: <Button look="grave">{words.act}</Button>,
      small: <Button isSmall>{words.act}</Button>,
      busy: <Button busy={words.acting}>{words.act}</Button>,
      disabled: (
        <>
          <Button disabled aria-describedby="showcase-reason">
            {words.act}
          </Button>
          <p className="hint" id="showcase-reason">
            {words.reason}
          </p>
        </>
      ),
      submit: <SubmitButton busy={null}>{words.act}</SubmitButton>,
    },
  },
  {
    name: "hold",
    of: ["hold-button.tsx", "ask-twice.tsx"],
    states: {
      rest: (
        <HoldButton busy={null} onHeld={nothing}>
          {words.act}
        </HoldButton>
      ),
      busy: (
        <HoldButton busy={words.acting} onHeld={nothing}>
          {words.act}
        </HoldButton>
      ),
      asks: (
        <AskTwice
          offer={words.act}
          cost={words.cost}
          keep={words.keep}
          confirm={words.act}
          busy={null}
          isHeld
          onConfirm={nothing}
        />
      ),
    },
  },
];

const fields = ({ words }: Speaking): readonly Entry[] => [
  {
    name: "field",
    of: ["field.tsx", "field-notes.tsx", "form-error.tsx"],
    states: {
      rest: <Field id="showcase-field" label={words.label} hint={words.hint} defaultValue="200000" />,
      invalid: <Field id="showcase-wrong" label={words.label} problem={words.problem} defaultValue="-" />,
      locked: <Field id="showcase-locked" label={words.label} defaultValue="200000" disabled />,
      notes: <FieldNotes id="showcase-notes" hint={words.hint} problem={null} />,
      error: <FormError>{words.problem}</FormError>,
    },
  },
  {
    name: "code and password",
    of: ["code-field.tsx", "password-field.tsx", "wait-line.tsx"],
    states: {
      code: <CodeField id="showcase-code" label={words.label} hint={words.hint} />,
      wrong: <CodeField id="showcase-code-wrong" label={words.label} problem={words.problem} />,
      password: (
        <PasswordField
          id="showcase-password"
          name="password"
          label={words.label}
          autoComplete="new-password"
          least={12}
        />
      ),
      waits: <WaitLine left={75} />,
      over: <WaitLine left={0} />,
    },
  },
  {
    name: "blank",
    of: ["blank.tsx", "sentence-problems.tsx"],
    states: {
      ...Object.fromEntries(
        (["rest", "empty", "invalid"] as const).map((state) => [
          state,
          <p className="sentence" key={state}>
            <Blank
              label={words.label}
              testId={`showcase-${state}`}
              empty="%"
              text={state === "empty" ? "" : "5"}
              isWrong={state === "invalid"}
              inputMode="decimal"
              onChange={nothing}
              tidy={same}
            />
          </p>,
        ]),
      ),
      locked: (
        <fieldset disabled>
          <p className="sentence">
            <Choice<"act" | "keep">
              label={words.label}
              testId="showcase-choice"
              value="act"
              options={{ act: words.act, keep: words.keep }}
              onChange={nothing}
            />
          </p>
        </fieldset>
      ),
      problems: (
        <SentenceProblems mistakes={[{ field: "cap", message: words.problem }]} nameOf={() => words.label} />
      ),
    },
  },
];

/** More than a list that is drawn whole. */
const SHOWN_WINDOWED = 60;

const ListSample = ({ label, rows, show }: ListSampleProps) => (
  <LongList
    label={label}
    keys={Array.from({ length: rows }, (_, place) => `${place}`)}
    rowPx={24}
    address={`/kit ${rows}`}
  >
    {(index) => show(index + 1)}
  </LongList>
);

type ListSampleProps = {
  readonly label: string;
  readonly rows: number;
  readonly show: (place: number) => string;
};

const parts = ({ words, format }: Speaking): readonly Entry[] => [
  {
    name: "glyph",
    of: ["glyph.tsx", "arrow.tsx"],
    states: {
      ...Object.fromEntries(GLYPHS.map((kind) => [kind, <Glyph kind={kind} key={kind} />])),
      arrow: <Arrow />,
    },
  },
  {
    name: "fact",
    of: ["fact.tsx"],
    states: {
      plain: <Fact label={words.label} figure={<Amount sats={412_600} />} />,
      explained: (
        <Fact label={words.label} figure={format.usd(279.91)}>
          {words.hint}
        </Fact>
      ),
    },
  },
  {
    name: "note",
    of: ["note.tsx"],
    states: {
      conflict: (
        <Note glyph="watch" title={words.noteTitle}>
          <p>{words.note}</p>
        </Note>
      ),
      failure: (
        <Note glyph="danger" title={words.noteTitle}>
          <p>{words.note}</p>
        </Note>
      ),
    },
  },
  {
    name: "step heading",
    of: ["step-heading.tsx"],
    states: {
      first: (
        <StepHeading level="h3" isNew={false}>
          {words.act}
        </StepHeading>
      ),
    },
  },
  {
    name: "sheet",
    of: ["dialog.tsx"],
    states: {
      closed: <SheetSample open={words.open} title={words.act} says={words.cost} close={words.keep} />,
    },
  },
  {
    name: "late sheet",
    of: ["late-sheet.tsx", "late-failure.tsx"],
    states: {
      coming: <ComingSheetSample open={words.open} />,
      failed: <FailedSheetSample open={words.open} />,
      inPlace: <LateFailure onAgain={nothing} />,
    },
  },
  {
    name: "long list",
    of: ["long-list/long-list.tsx", "long-list/windowed-list.tsx"],
    states: {
      whole: <ListSample label={words.contents} rows={3} show={format.number} />,
      windowed: <ListSample label={words.contents} rows={SHOWN_WINDOWED} show={format.number} />,
    },
  },
];

/** Everything in `src/ui/kit` but the ruler. */
export const kitEntries = (speaking: Speaking): readonly Entry[] => [
  ...buttons(speaking),
  ...fields(speaking),
  ...parts(speaking),
];
