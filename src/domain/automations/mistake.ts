import type { Said } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";

/** A field of a form and what is wrong with it, in a sentence that says what to do. */
export type Mistake<Field extends PropertyKey = string> = { readonly field: Field; readonly message: Said };

/** A mistake as it is told to one reader. */
export type ToldMistake<Field extends PropertyKey = string> = {
  readonly field: Field;
  readonly message: string;
};

/** Mistakes in the language of whoever reads them. */
export const tellMistakes = <Field extends PropertyKey>(
  locale: Locale,
  mistakes: readonly Mistake<Field>[],
): readonly ToldMistake<Field>[] =>
  mistakes.map(({ field, message }) => ({ field, message: message(locale) }));
