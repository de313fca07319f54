"use client";

import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { NewPasswordForm } from "#ui/auth/new-password-form.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { FoldedForm } from "./folded-form.tsx";
import { Part } from "./part.tsx";
import { PASSWORD_WORDS } from "./password-words.ts";
import { useAction } from "./use-action.ts";
import { useFirstField } from "./use-first-field.ts";
import { useSecurityChanged } from "./use-security.ts";

type FormProps = { readonly email: string; readonly onClose: (said: string) => void };

const PasswordForm = ({ email, onClose }: FormProps) => {
  const words = useWords(PASSWORD_WORDS);
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const form = useFirstField();
  const change = useAction((password: string) => client.security.changePassword.mutate({ password }), {
    onDone: () => {
      changed();
      onClose(words.done);
    },
  });
  return (
    <NewPasswordForm
      name="new-password"
      label={words.label}
      email={email}
      submit={words.change}
      busy={change.isBusy ? words.changing : null}
      problem={change.problem}
      onPassword={(password) => void change.act(password)}
      onMistake={change.setProblem}
      form={form}
    >
      <Button onClick={() => onClose("")}>{words.notNow}</Button>
    </NewPasswordForm>
  );
};

/** The password, and another in its place. */
export const PasswordPart = ({ view, now }: { readonly view: SecurityView; readonly now: number }) => {
  const words = useWords(PASSWORD_WORDS);
  const format = useFormat();
  return (
    <Part name="password">
      <p>
        {view.passwordChangedAt === null
          ? words.isFirst
          : words.changed(format.when(view.passwordChangedAt, now))}
      </p>
      <FoldedForm offer={words.change} data-testid="password-begin">
        {(close) => <PasswordForm email={view.email} onClose={close} />}
      </FoldedForm>
    </Part>
  );
};
