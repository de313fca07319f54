"use client";

import type { FormEvent } from "react";
import type { AskableView, WhyNotView } from "#server/trpc/schemas/receipts.ts";
import { format } from "#ui/format/format.ts";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { MovedWords } from "./moved-words.tsx";

const Answer = ({
  answer,
  onOpen,
}: {
  readonly answer: WhyNotView;
  readonly onOpen: (id: string) => void;
}) => {
  const { from, rule, words, receipt } = answer;
  // Guards that a plan arms have no receipt of its own.
  const isDone = receipt !== null || rule === "guards-armed";
  return (
    <div className="answer" role="status" data-testid="why-not-answer">
      <h2>
        {isDone ? `Something was done at ${format.clock(from)}` : `Nothing was done at ${format.clock(from)}`}
      </h2>
      {words.map((line) => (
        <p key={line}>
          <MovedWords text={line} />
        </p>
      ))}
      {receipt === null ? null : (
        <button type="button" className="link" onClick={() => onOpen(receipt.id)}>
          Open its receipt
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
  const standing = automations.filter(({ hasEnded }) => !hasEnded);
  const ended = automations.filter(({ hasEnded }) => hasEnded);
  return (
    <>
      <Options of={standing} />
      {ended.length === 0 ? null : (
        <optgroup label="Ended">
          <Options of={ended} />
        </optgroup>
      )}
    </>
  );
};

type FieldsProps = { readonly automations: AskableView["automations"]; readonly newest: string };

const Fields = ({ automations, newest }: FieldsProps) => (
  <>
    <div className="field">
      <label htmlFor="why-not-automation">Automation</label>
      <select id="why-not-automation" name="automation" data-testid="why-not-automation">
        <Choices automations={automations} />
      </select>
    </div>
    <Field
      id="why-not-at"
      label="Minute, in UTC"
      name="at"
      type="datetime-local"
      required
      max={newest}
      defaultValue={newest}
      hint="Within the last 90 days."
      data-testid="why-not-at"
    />
  </>
);

/** Asks why an automation did nothing in a past minute. */
export const WhyNotForm = ({ automations, newest, answer, isAsking, problem, onAsk, onOpen }: Props) => {
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onAsk(String(form.get("automation")), `${String(form.get("at")).slice(0, 16)}:00.000Z`);
  };
  if (automations === null) return <p className="dim">Reading your automations.</p>;
  if (automations.length === 0)
    return <p className="dim">No automation stands, and none ended in the last 90 days.</p>;
  return (
    <>
      <form className="asks" onSubmit={ask}>
        <Fields automations={automations} newest={newest} />
        <SubmitButton busy={isAsking ? "Looking back" : null} data-testid="why-not-ask">
          Ask
        </SubmitButton>
      </form>
      {problem === null ? null : <FormError>{problem}</FormError>}
      {answer === null ? null : <Answer answer={answer} onOpen={onOpen} />}
    </>
  );
};
