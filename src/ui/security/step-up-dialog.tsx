"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { signWithPasskey } from "./ask-passkey.ts";
import { FactorForm, type TypedFactor } from "./factor-form.tsx";
import { useAction } from "./use-action.ts";
import { useCanPasskey } from "./use-can-passkey.ts";

const NO_ANSWER = "Axisor did not answer. Nothing was changed. Try again in a moment.";

type Props = { readonly onDone: () => void; readonly onCancel: () => void };

/** A typed factor or a passkey, told to the server; both end in `onDone`. */
const useProof = (onDone: () => void) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const options = {
    noAnswer: NO_ANSWER,
    onDone: () => {
      void queries.invalidateQueries({ queryKey: trpc.security.overview.queryKey() });
      onDone();
    },
  };
  const typed = useAction((answer: TypedFactor) => client.security.stepUp.mutate({ answer }), options);
  const passkey = useAction(async () => {
    const request = await client.security.stepUpRequest.mutate();
    const response = await signWithPasskey(request);
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
export const StepUpDialog = ({ onDone, onCancel }: Props) => {
  const trpc = useTRPC();
  const view = useQuery(trpc.security.overview.queryOptions());
  const proof = useProof(onDone);
  const canPasskey = useCanPasskey("");
  const methods = view.data?.stepUpMethods ?? [];
  const cancel = (
    <Button onClick={onCancel} data-testid="step-up-cancel">
      Cancel
    </Button>
  );
  return (
    <Dialog title="Confirm that it is you" onClose={onCancel}>
      <p className="dim">
        This can put more at risk, so being logged in is not enough. It holds for five minutes.
      </p>
      {view.isPending ? <p className="dim">Reading how you can confirm.</p> : null}
      {view.isError && view.data === undefined ? <FormError>{readProblemOf(view.error)}</FormError> : null}
      {methods.length === 0 ? (
        <div className="acts">{cancel}</div>
      ) : (
        <FactorForm
          methods={methods}
          name="step-up"
          submit="Confirm"
          busy={proof.isBusy ? "Confirming" : null}
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
          The password serves because there is no second factor yet.{" "}
          <Link href="/security" onClick={onCancel}>
            Set one up
          </Link>
        </p>
      ) : null}
    </Dialog>
  );
};
