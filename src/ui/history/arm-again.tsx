"use client";

import { useTRPCClient } from "#ui/api/trpc.ts";
import { MeantRefusal } from "#ui/conflicts/meant-refusal.tsx";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";
import { type OnSubject, useReread } from "./use-history.ts";

type Props = { readonly automationId: string; readonly on: OnSubject };

/** Brings back what was deleted, by its last settings. */
export const ArmAgain = ({ automationId, on }: Props) => {
  const client = useTRPCClient();
  const reread = useReread();
  const { act, isBusy, problem } = useAction(
    (isMeant: boolean) => client.automations.copy.mutate({ ...on, id: automationId, isMeant }),
    { onDone: reread },
  );
  return (
    <>
      <AskTwice
        offer="Arm these settings again"
        cost={SUBJECT_WORDS[on.subject.on].again}
        keep="Leave it as it is"
        confirm="Arm them"
        isGrave={false}
        busy={isBusy ? "Arming" : null}
        onConfirm={() => act(false)}
        data-testid="arm-again"
      />
      <MeantRefusal problem={problem} isBusy={isBusy} onMean={() => void act(true)} />
    </>
  );
};
