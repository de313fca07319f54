"use client";

import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { NewPasswordForm } from "#ui/auth/new-password-form.tsx";
import { format } from "#ui/format/format.ts";
import { Button } from "#ui/kit/button.tsx";
import { FoldedForm } from "./folded-form.tsx";
import { Part } from "./part.tsx";
import { useAction } from "./use-action.ts";
import { useFirstField } from "./use-first-field.ts";
import { useSecurityChanged } from "./use-security.ts";

type FormProps = { readonly email: string; readonly onClose: (said: string) => void };

const PasswordForm = ({ email, onClose }: FormProps) => {
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const form = useFirstField();
  const change = useAction((password: string) => client.security.changePassword.mutate({ password }), {
    onDone: () => {
      changed();
      onClose("The password is changed.");
    },
  });
  return (
    <NewPasswordForm
      name="new-password"
      label="New password"
      email={email}
      submit="Change the password"
      busy={change.isBusy ? "Changing it" : null}
      problem={change.problem}
      onPassword={(password) => void change.act(password)}
      onMistake={change.setProblem}
      form={form}
    >
      <Button onClick={() => onClose("")}>Not now</Button>
    </NewPasswordForm>
  );
};

/** The password, and another in its place. */
export const PasswordPart = ({ view, now }: { readonly view: SecurityView; readonly now: number }) => (
  <Part name="password">
    <p>
      {view.passwordChangedAt === null
        ? "The one the account began with."
        : `Changed ${format.when(view.passwordChangedAt, now)}.`}
    </p>
    <FoldedForm offer="Change the password" data-testid="password-begin">
      {(close) => <PasswordForm email={view.email} onClose={close} />}
    </FoldedForm>
  </Part>
);
