"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { signWithPasskey } from "./ask-passkey.ts";
import { FactorForm, type TypedFactor } from "./factor-form.tsx";
import { FACTOR_WORDS } from "./factor-words.ts";
import { PASSKEY_WORDS } from "./passkey-words.ts";
import { useAction } from "./use-action.ts";
import { useCanPasskey } from "./use-can-passkey.ts";

type Props = { readonly onDone: () => void; readonly onClose: () => void };

/** A typed factor or a passkey, told to the server; both end in `onDone`. */
const useProof = (onDone: () => void) => {
  const { stepUp } = useWords(FACTOR_WORDS);
  const { problems } = useWords(PASSKEY_WORDS);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const options = {
    noAnswer: stepUp.noAnswer,
    onDone: () => {
      void queries.invalidateQueries({ queryKey: trpc.security.overview.queryKey() });
      onDone();
    },
  };
  const typed = useAction((answer: TypedFactor) => client.security.stepUp.mutate({ answer }), options);
  const passkey = useAction(async () => {
    const request = await client.security.stepUpRequest.mutate();
    const response = await signWithPasskey(problems, request);
    return await client.security.stepUp.mutate({
      answer: { kind: "passkey", challenge: request.challenge, response },
    });
  }, options);
  return {
    isBusy: typed.isBusy || passkey.isBusy,
    problem: typed.problem ?? passkey.problem,
    type: (answer: TypedFactor) => {
      passkey.setProblem(null);
      void typed.act(answer);
    },
    sign: () => {
      typed.setProblem(null);
      void passkey.act(undefined);
    },
  };
};

/** Asks for a fresh proof of who sits there before something is done that can put more at risk. */
export const StepUpDialog = ({ onDone, onClose }: Props) => {
  const { stepUp } = useWords(FACTOR_WORDS);
  const trpc = useTRPC();
  const view = useQuery(trpc.security.overview.queryOptions());
  const proof = useProof(onDone);
  const canPasskey = useCanPasskey("");
  const methods = view.data?.stepUpMethods ?? [];
  const cancel = (
    <Button onClick={onClose} data-testid="step-up-cancel">
      {stepUp.cancel}
    </Button>
  );
  return (
    <Dialog title={stepUp.title} onClose={onClose}>
      <p className="dim">{stepUp.why}</p>
      {view.isPending ? <p className="dim">{stepUp.reading}</p> : null}
      {view.isError && view.data === undefined ? <FormError>{readProblemOf(view.error)}</FormError> : null}
      {methods.length === 0 ? (
        <div className="acts">{cancel}</div>
      ) : (
        <FactorForm
          methods={methods}
          name="step-up"
          submit={stepUp.confirm}
          busy={proof.isBusy ? stepUp.confirming : null}
          problem={proof.problem}
          canPasskey={canPasskey}
          takesFocus
          onTyped={proof.type}
          onPasskey={proof.sign}
        >
          {cancel}
        </FactorForm>
      )}
      {methods.every((method) => method === "password") && methods.length > 0 ? (
        <p className="hint">
          {stepUp.passwordServes}{" "}
          <Link href="/security" onClick={onClose}>
            {stepUp.setOneUp}
          </Link>
        </p>
      ) : null}
    </Dialog>
  );
};
