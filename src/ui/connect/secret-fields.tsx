import { messageFor, type Problem } from "#ui/api/problem-of.ts";
import { Field } from "#ui/kit/field.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { CONNECT_WORDS } from "./connect-words.tsx";

const SECRETS = [
  { name: "key", type: "text" },
  { name: "secret", type: "password" },
  { name: "passphrase", type: "password" },
] as const;

/** What was typed into them; pasted keys and secrets lose the spaces around them, a passphrase keeps its own. */
export const readSecrets = (form: HTMLFormElement) => ({
  key: formText(form, "key").trim(),
  secret: formText(form, "secret").trim(),
  passphrase: formText(form, "passphrase"),
});

type Props = {
  /** Begins the ids and test ids: `connect` or `replace`. */
  readonly name: "connect" | "replace";
  readonly problem: Problem | null;
  readonly fields: readonly string[];
};

/** The three parts of a credential. Kept out of password managers, which would offer them to log in with. */
export const SecretFields = ({ name, problem, fields }: Props) => {
  const { secrets } = useWords(CONNECT_WORDS);
  return SECRETS.map((secret) => (
    <Field
      key={secret.name}
      id={`${name}-${secret.name}`}
      name={secret.name}
      label={secrets[secret.name]}
      type={secret.type}
      required
      maxLength={200}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      data-1p-ignore=""
      data-lpignore="true"
      problem={messageFor(problem, secret.name, fields)}
      data-testid={`${name}-${secret.name}`}
    />
  ));
};
