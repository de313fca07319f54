"use client";

import type { FormEvent } from "react";
import type { WhyNotView } from "#server/trpc/schemas/receipts.ts";
import { format } from "#ui/format/format.ts";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { MovedWords } from "./moved-words.tsx";

/** A guard that can be asked about. */
export type AskedGuard = { readonly id: string; readonly name: string };

const Answer = ({
  answer,
  onOpen,
}: {
  readonly answer: WhyNotView;
  readonly onOpen: (id: string) => void;
}) => {
  const { from, words, receipt } = answer;
  return (
    <div className="answer" role="status" data-testid="why-not-answer">
      <h2>
        {receipt === null
          ? `Nothing was done at ${format.clock(from)}`
          : `Something was done at ${format.clock(from)}`}
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
  readonly guards: readonly AskedGuard[] | null;
  /** The last minute that is over, as the field writes it. */
  readonly newest: string;
  readonly answer: WhyNotView | null;
  readonly isAsking: boolean;
  readonly problem: string | null;
  readonly onAsk: (guardId: string, at: string) => void;
  readonly onOpen: (receiptId: string) => void;
};

const Fields = ({ guards, newest }: { readonly guards: readonly AskedGuard[]; readonly newest: string }) => (
  <>
    <div className="field">
      <label htmlFor="why-not-guard">Guard on</label>
      <select id="why-not-guard" name="guard" data-testid="why-not-guard">
        {guards.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
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

/** Asks why a guard did nothing in a past minute. */
export const WhyNotForm = ({ guards, newest, answer, isAsking, problem, onAsk, onOpen }: Props) => {
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onAsk(String(form.get("guard")), `${String(form.get("at")).slice(0, 16)}:00.000Z`);
  };
  if (guards === null) return <p className="dim">Reading your guards.</p>;
  if (guards.length === 0) return <p className="dim">No guard stands on a position now.</p>;
  return (
    <>
      <form className="asks" onSubmit={ask}>
        <Fields guards={guards} newest={newest} />
        <SubmitButton busy={isAsking ? "Looking back" : null} data-testid="why-not-ask">
          Ask
        </SubmitButton>
      </form>
      {problem === null ? null : <FormError>{problem}</FormError>}
      {answer === null ? null : <Answer answer={answer} onOpen={onOpen} />}
    </>
  );
};
