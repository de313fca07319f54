"use client";

import { useState } from "react";
import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import type { Answers } from "#ui/api/answers.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { APP_WORDS } from "./app-words.ts";
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

const Standing = ({
  view,
}: {
  readonly view: SecurityView & { totp: NonNullable<SecurityView["totp"]> };
}) => {
  const { inUseSince, removal } = useWords(APP_WORDS);
  const format = useFormat();
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const remove = useAction(() => client.security.removeTotp.mutate(), { onDone: changed });
  return (
    <>
      <p>{inUseSince(format.momentZoned(view.totp.confirmedAt))}</p>
      {remove.problem === null ? null : <Refusal problem={remove.problem} />}
      <AskTwice
        offer={removal.offer}
        cost={view.passkeys.length > 0 ? removal.passkeysStay : removal.passwordAlone}
        keep={removal.keep}
        confirm={removal.confirm}
        busy={remove.isBusy ? removal.busy : null}
        onConfirm={() => remove.act(undefined)}
        data-testid="totp-remove"
      />
    </>
  );
};

/** Whether an app stands, and its whole life: set up, confirmed, removed. */
export const AppPart = ({ view, onCodes }: Props) => {
  const words = useWords(APP_WORDS);
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
        <p>{words.notSetUp}</p>
        {begin.problem === null ? null : <Refusal problem={begin.problem} />}
        <div className="acts">
          <Button
            look={view.passkeys.length === 0 ? "primary" : "plain"}
            busy={begin.isBusy ? words.makingSecret : null}
            onClick={() => void begin.act(undefined)}
            data-testid="totp-begin"
          >
            {words.setUp}
          </Button>
        </div>
      </>
    );
  };
  return <Part name="app">{body()}</Part>;
};
