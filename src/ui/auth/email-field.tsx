import { Field } from "#ui/kit/field.tsx";

type Props = {
  readonly value?: string;
  readonly problem?: string | null;
  readonly "data-testid": string;
};

/** The address one logs in with, as password managers recognise it. */
export const EmailField = ({ value = "", problem = null, ...rest }: Props) => (
  <Field
    {...rest}
    id="email"
    name="email"
    label="E-mail"
    type="email"
    autoComplete="username"
    autoCapitalize="off"
    spellCheck={false}
    defaultValue={value}
    required
    problem={problem}
  />
);
