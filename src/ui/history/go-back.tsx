"use client";

import { useState } from "react";
import type { ChangeView } from "#server/trpc/schemas/automation-history.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { MeantRefusal } from "#ui/conflicts/meant-refusal.tsx";
import { Button } from "#ui/kit/button.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { SettingDiff } from "./setting-diff.tsx";
import { useReread } from "./use-history.ts";

type Props = {
  readonly change: Pick<ChangeView, "automationId" | "version">;
  readonly lines: ChangeView["lines"];
};

/** Offers an older version, shows what it would change, and arms it where that is wanted. */
export const GoBack = ({ change, lines }: Props) => {
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
        Go back to this
      </Button>
    );
  }
  return (
    <div className="go-back">
      <p className="dim">This is what changes. It is armed at once, as another version.</p>
      <SettingDiff lines={lines} data-testid="go-back-diff" />
      <MeantRefusal problem={problem} isBusy={isBusy} onMean={() => void act(true)} />
      <div className="acts">
        <Button isSmall onClick={() => setAsking(false)}>
          Leave it as it is
        </Button>
        <Button
          isSmall
          look="primary"
          busy={isBusy ? "Arming" : null}
          onClick={() => void act(false)}
          data-testid="go-back-confirm"
        >
          Go back to version {change.version}
        </Button>
      </div>
    </div>
  );
};
