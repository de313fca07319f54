"use client";

import { type FormEvent, useState } from "react";
import { messageFor, saying } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { formText } from "#ui/kit/form-text.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useCountdown } from "#ui/kit/use-countdown.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { EmailField } from "./email-field.tsx";
import { EntryHead } from "./entry-head.tsx";
import { ENTRY_WORDS } from "./entry-words.ts";
import { LINK_WORDS } from "./link-words.tsx";
import { MailSent } from "./mail-sent.tsx";

type Purpose = "register" | "reset";

const isAddress = (email: string): boolean => /^\S+@\S+\.\S+$/u.test(email);

type Props = { readonly purpose: Purpose; readonly isOutboxOpen: boolean };

const useRequest = (purpose: Purpose, onSent: (email: string) => void) => {
  const { noAnswer } = useWords(ENTRY_WORDS);
  const { request } = useWords(LINK_WORDS);
  const client = useTRPCClient();
  const ask = useAction(
    async (email: string) => {
      const { register, requestReset } = client.auth;
      await (purpose === "register" ? register : requestReset).mutate({ email });
      return email;
    },
    { noAnswer, onDone: onSent },
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = formText(event.currentTarget, "email").trim();
    if (isAddress(email)) void ask.act(email);
    else ask.setProblem(saying(request.noAddress, "email"));
  };
  return { ...ask, submit };
};

type FormProps = {
  readonly purpose: Purpose;
  readonly isAgain: boolean;
  readonly onSent: (email: string) => void;
};

const RequestForm = ({ purpose, isAgain, onSent }: FormProps) => {
  const ask = useRequest(purpose, onSent);
  const { problem } = ask;
  const isWaiting = useCountdown(problem, problem?.retryAfter ?? null) > 0;
  const beside = messageFor(problem, "email", ["email"]);
  const { request } = useWords(LINK_WORDS);
  const { title, lede } = request[purpose];
  return (
    <>
      <EntryHead title={title} isNew={isAgain}>
        {lede}
      </EntryHead>
      <form className="form" method="post" noValidate onSubmit={ask.submit}>
        <EmailField problem={beside} data-testid={`${purpose}-email`} />
        {problem !== null && beside === null ? <Refusal problem={problem} /> : null}
        <SubmitButton
          busy={ask.isBusy ? request.sending : null}
          isWaiting={isWaiting}
          data-testid={`${purpose}-submit`}
        >
          {request.send}
        </SubmitButton>
      </form>
    </>
  );
};

/** Asks for an address and sends a link to it. The answer is the same whoever has the address. */
export const LinkRequest = ({ purpose, isOutboxOpen }: Props) => {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [isAgain, setAgain] = useState(false);
  if (sentTo === null) return <RequestForm purpose={purpose} isAgain={isAgain} onSent={setSentTo} />;
  const again = () => {
    setSentTo(null);
    setAgain(true);
  };
  return <MailSent purpose={purpose} email={sentTo} isOutboxOpen={isOutboxOpen} onAgain={again} />;
};
