import { FormError } from "./form-error.tsx";

type Props<Field extends string> = {
  readonly mistakes: readonly { readonly field: Field; readonly message: string }[];
  /** What the blank of a field is called. */
  readonly nameOf: (field: Field) => string;
};

/** What is wrong with the blanks of a sentence, each by its name; nothing where nothing is. */
export const SentenceProblems = <Field extends string>({ mistakes, nameOf }: Props<Field>) =>
  mistakes.length === 0 ? null : (
    <div className="sentence-problems">
      {mistakes.map(({ field, message }) => (
        <FormError key={`${field} ${message}`}>
          {nameOf(field)}: {message}
        </FormError>
      ))}
    </div>
  );
