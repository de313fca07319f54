"use client";

import type { FormEvent } from "react";
import type { Answers } from "#ui/api/answers.ts";
import { messageFor } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { CodeField } from "#ui/kit/code-field.tsx";
import { formText } from "#ui/kit/form-text.ts";
import { StepHeading } from "#ui/kit/step-heading.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useCountdown } from "#ui/kit/use-countdown.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { APP_WORDS } from "./app-words.ts";
import { Refusal } from "./refusal.tsx";
import { useAction } from "./use-action.ts";

type Props = {
  readonly enrolment: Answers["security"]["beginTotp"];
  readonly onConfirmed: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
};

const FIELDS = ["code"] as const;

/** The secret as a picture and in letters. */
const Secret = ({ enrolment: { uri, qrSvg, secret } }: Pick<Props, "enrolment">) => {
  const { enrolment: words } = useWords(APP_WORDS);
  return (
    <div className="enrol">
      <svg className="qr" viewBox="0 0 192 192" role="img" aria-label={words.qrCode}>
        <image
          href={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrSvg)}`}
          width={192}
          height={192}
        />
      </svg>
      <div className="enrol-words">
        <p>{words.scan}</p>
        <p className="secret" data-testid="totp-secret">
          {secret}
        </p>
        <p>
          <a href={uri}>{words.openHere}</a>
        </p>
      </div>
    </div>
  );
};

/** The seed counts once a code of it was seen: until then nothing has changed. */
export const TotpEnrolment = ({ enrolment, onConfirmed, onCancel }: Props) => {
  const { enrolment: words } = useWords(APP_WORDS);
  const client = useTRPCClient();
  const confirm = useAction((code: string) => client.security.confirmTotp.mutate({ code }), {
    onDone: ({ codes }) => onConfirmed(codes),
  });
  const { problem } = confirm;
  const isWaiting = useCountdown(problem, problem?.retryAfter ?? null) > 0;
  const beside = messageFor(problem, "code", FIELDS);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!confirm.isBusy && !isWaiting) void confirm.act(formText(event.currentTarget, "code"));
  };
  return (
    <>
      <StepHeading level="h3" isNew>
        {words.title}
      </StepHeading>
      <Secret enrolment={enrolment} />
      <form className="form" method="post" noValidate onSubmit={submit}>
        <CodeField id="totp-code" label={words.code} problem={beside} data-testid="totp-code" />
        {problem !== null && beside === null ? <Refusal problem={problem} /> : null}
        <div className="acts">
          <SubmitButton
            busy={confirm.isBusy ? words.checking : null}
            isWaiting={isWaiting}
            data-testid="totp-confirm"
          >
            {words.confirm}
          </SubmitButton>
          <Button onClick={onCancel}>{words.notNow}</Button>
        </div>
      </form>
    </>
  );
};
