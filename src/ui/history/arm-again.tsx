"use client";

import { useTRPCClient } from "#ui/api/trpc.ts";
import { MeantRefusal } from "#ui/conflicts/meant-refusal.tsx";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { useAction } from "#ui/security/use-action.ts";
import { HISTORY_WORDS } from "./history-words.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";
import { type OnSubject, useReread } from "./use-history.ts";

type Props = { readonly automationId: string; readonly on: OnSubject };

/** Brings back what was deleted, by its last settings. */
export const ArmAgain = ({ automationId, on }: Props) => {
  const words = useWords(HISTORY_WORDS);
  const subjects = useWords(SUBJECT_WORDS);
  const client = useTRPCClient();
  const reread = useReread();
  const { act, isBusy, problem } = useAction(
    (isMeant: boolean) => client.automations.copy.mutate({ ...on, id: automationId, isMeant }),
    { onDone: reread },
  );
  return (
    <>
      <AskTwice
        offer={words.again.offer}
        cost={subjects[on.subject.on].again}
        keep={words.leave}
        confirm={words.again.confirm}
        isGrave={false}
        busy={isBusy ? words.arming : null}
        onConfirm={() => act(false)}
        data-testid="arm-again"
      />
      <MeantRefusal problem={problem} isBusy={isBusy} onMean={() => void act(true)} />
    </>
  );
};
