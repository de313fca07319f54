"use client";

import { useState } from "react";
import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import type { Answers } from "#ui/api/answers.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { format } from "#ui/format/format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Part } from "./part.tsx";
import { Refusal } from "./refusal.tsx";
import { TotpEnrolment } from "./totp-enrolment.tsx";
import { useAction } from "./use-action.ts";
import { useSecurityChanged } from "./use-security.ts";

type Enrolment = Answers["security"]["beginTotp"];

type Props = {
  readonly view: SecurityView;
  readonly onCodes: (codes: readonly string[]) => void;
};

/** What stays when the app is taken away. */
const removalCost = ({ passkeys }: SecurityView): string =>
  passkeys.length > 0
    ? "Your passkeys stay a second factor."
    : "Then your password alone opens this account, and no new mainnet key can be stored.";

const Standing = ({
  view,
}: {
  readonly view: SecurityView & { totp: NonNullable<SecurityView["totp"]> };
}) => {
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const remove = useAction(() => client.security.removeTotp.mutate(), { onDone: changed });
  return (
    <>
      <p>In use since {format.moment(view.totp.confirmedAt)} UTC.</p>
      {remove.problem === null ? null : <Refusal problem={remove.problem} />}
      <AskTwice
        offer="Remove the app"
        cost={removalCost(view)}
        keep="Keep it"
        confirm="Remove it"
        busy={remove.isBusy ? "Removing" : null}
        onConfirm={() => remove.act(undefined)}
        data-testid="totp-remove"
      />
    </>
  );
};

/** Whether an app stands, and its whole life: set up, confirmed, removed. */
export const AppPart = ({ view, onCodes }: Props) => {
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const begin = useAction(() => client.security.beginTotp.mutate(), { onDone: setEnrolment });
  const { totp } = view;
  const body = () => {
    if (enrolment !== null) {
      return (
        <TotpEnrolment
          enrolment={enrolment}
          onCancel={() => setEnrolment(null)}
          onConfirmed={(codes) => {
            setEnrolment(null);
            onCodes(codes);
            changed();
          }}
        />
      );
    }
    if (totp !== null) return <Standing view={{ ...view, totp }} />;
    return (
      <>
        <p>Not set up.</p>
        {begin.problem === null ? null : <Refusal problem={begin.problem} />}
        <div className="acts">
          <Button
            look={view.passkeys.length === 0 ? "primary" : "plain"}
            busy={begin.isBusy ? "Making a secret" : null}
            onClick={() => void begin.act(undefined)}
            data-testid="totp-begin"
          >
            Set up an authenticator app
          </Button>
        </div>
      </>
    );
  };
  return <Part name="app">{body()}</Part>;
};
