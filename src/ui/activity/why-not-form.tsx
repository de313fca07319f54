"use client";

import type { FormEvent } from "react";
import type { AskableView, WhyNotView } from "#server/trpc/schemas/receipts.ts";
import { createFormat } from "#ui/format/format.ts";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useLocale, useWords } from "#ui/kit/use-words.ts";
import { ACTIVITY_WORDS } from "./activity-words.ts";
import { MovedWords } from "./moved-words.tsx";

const Answer = ({
  answer,
  onOpen,
}: {
  readonly answer: WhyNotView;
  readonly onOpen: (id: string) => void;
}) => {
  const words = useWords(ACTIVITY_WORDS).whyNot;
  const { from, rule, receipt } = answer;
  // The question is asked in UTC and the reasons are told in it: so is what is said above them.
  const clock = createFormat({ locale: useLocale(), timeZone: "UTC" }).clock(from);
  // Guards that a plan arms have no receipt of its own.
  const isDone = receipt !== null || rule === "guards-armed";
  return (
    <div className="answer" role="status" data-testid="why-not-answer">
      <h2>{isDone ? words.done(clock) : words.nothingDone(clock)}</h2>
      {answer.words.map((line) => (
        <p key={line}>
          <MovedWords text={line} />
        </p>
      ))}
      {receipt === null ? null : (
        <button type="button" className="link" onClick={() => onOpen(receipt.id)}>
          {words.openReceipt}
        </button>
      )}
    </div>
  );
};

type Props = {
  /** Null until they were read. */
  readonly automations: AskableView["automations"] | null;
  /** The last minute that is over, as the field writes it. */
  readonly newest: string;
  readonly answer: WhyNotView | null;
  readonly isAsking: boolean;
  readonly problem: string | null;
  readonly onAsk: (automationId: string, at: string) => void;
  readonly onOpen: (receiptId: string) => void;
};

const Options = ({ of }: { readonly of: AskableView["automations"] }) =>
  of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));

/** What stands comes first; what has ended can still be asked about. */
const Choices = ({ automations }: { readonly automations: AskableView["automations"] }) => {
  const words = useWords(ACTIVITY_WORDS).whyNot;
  const standing = automations.filter(({ hasEnded }) => !hasEnded);
  const ended = automations.filter(({ hasEnded }) => hasEnded);
  return (
    <>
      <Options of={standing} />
      {ended.length === 0 ? null : (
        <optgroup label={words.ended}>
          <Options of={ended} />
        </optgroup>
      )}
    </>
  );
};

type FieldsProps = { readonly automations: AskableView["automations"]; readonly newest: string };

const Fields = ({ automations, newest }: FieldsProps) => {
  const words = useWords(ACTIVITY_WORDS).whyNot;
  return (
    <>
      <div className="field">
        <label htmlFor="why-not-automation">{words.automation}</label>
        <select id="why-not-automation" name="automation" data-testid="why-not-automation">
          <Choices automations={automations} />
        </select>
      </div>
      <Field
        id="why-not-at"
        label={words.minute}
        name="at"
        type="datetime-local"
        required
        max={newest}
        defaultValue={newest}
        hint={words.minuteHint}
        data-testid="why-not-at"
      />
    </>
  );
};

/** Asks why an automation did nothing in a past minute. */
export const WhyNotForm = ({ automations, newest, answer, isAsking, problem, onAsk, onOpen }: Props) => {
  const words = useWords(ACTIVITY_WORDS).whyNot;
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onAsk(String(form.get("automation")), `${String(form.get("at")).slice(0, 16)}:00.000Z`);
  };
  if (automations === null) return <p className="dim">{words.reading}</p>;
  if (automations.length === 0) return <p className="dim">{words.none}</p>;
  return (
    <>
      <form className="asks" onSubmit={ask}>
        <Fields automations={automations} newest={newest} />
        <SubmitButton busy={isAsking ? words.asking : null} data-testid="why-not-ask">
          {words.ask}
        </SubmitButton>
      </form>
      {problem === null ? null : <FormError>{problem}</FormError>}
      {answer === null ? null : <Answer answer={answer} onOpen={onOpen} />}
    </>
  );
};
