import { Field } from "#ui/kit/field.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { ENTRY_WORDS } from "./entry-words.ts";

type Props = {
  readonly value?: string;
  readonly problem?: string | null;
  readonly "data-testid": string;
};

/** The address one logs in with, as password managers recognise it. */
export const EmailField = ({ value = "", problem = null, ...rest }: Props) => {
  const words = useWords(ENTRY_WORDS);
  return (
    <Field
      {...rest}
      id="email"
      name="email"
      label={words.email}
      type="email"
      autoComplete="username"
      autoCapitalize="off"
      spellCheck={false}
      defaultValue={value}
      required
      problem={problem}
    />
  );
};
