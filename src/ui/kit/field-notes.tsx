import { FormError } from "./form-error.tsx";

type Props = {
  /** The field's; the notes are named by it, for the field to point at. */
  readonly id: string;
  readonly hint?: string | undefined;
  readonly problem: string | null;
};

/** What stands under a field: how to fill it, and what is wrong with what it holds. */
export const FieldNotes = ({ id, hint, problem }: Props) => (
  <>
    {hint ? (
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    ) : null}
    {problem ? <FormError id={`${id}-problem`}>{problem}</FormError> : null}
  </>
);
