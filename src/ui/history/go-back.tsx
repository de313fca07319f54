"use client";

import { useState } from "react";
import type { ChangeView } from "#server/trpc/schemas/automation-history.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { MeantRefusal } from "#ui/conflicts/meant-refusal.tsx";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { useAction } from "#ui/security/use-action.ts";
import { HISTORY_WORDS } from "./history-words.ts";
import { SettingDiff } from "./setting-diff.tsx";
import { useReread } from "./use-history.ts";

type Props = {
  readonly change: Pick<ChangeView, "automationId" | "version">;
  readonly lines: ChangeView["lines"];
};

/** Offers an older version, shows what it would change, and arms it where that is wanted. */
export const GoBack = ({ change, lines }: Props) => {
  const words = useWords(HISTORY_WORDS);
  const client = useTRPCClient();
  const reread = useReread();
  const [isAsking, setAsking] = useState(false);
  const { act, isBusy, problem } = useAction(
    (isMeant: boolean) =>
      client.automations.rollBack.mutate({ id: change.automationId, version: change.version, isMeant }),
    {
      onDone: async () => {
        setAsking(false);
        await reread();
      },
    },
  );
  if (!isAsking) {
    return (
      <Button isSmall onClick={() => setAsking(true)} data-testid="go-back">
        {words.back.offer}
      </Button>
    );
  }
  return (
    <div className="go-back">
      <p className="dim">{words.back.what}</p>
      <SettingDiff lines={lines} data-testid="go-back-diff" />
      <MeantRefusal problem={problem} isBusy={isBusy} onMean={() => void act(true)} />
      <div className="acts">
        <Button isSmall onClick={() => setAsking(false)}>
          {words.leave}
        </Button>
        <Button
          isSmall
          look="primary"
          busy={isBusy ? words.arming : null}
          onClick={() => void act(false)}
          data-testid="go-back-confirm"
        >
          {words.back.confirm(change.version)}
        </Button>
      </div>
    </div>
  );
};
