"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { StepHeading } from "#ui/kit/step-heading.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { ClosePreview } from "#ui/panic/close-preview.tsx";
import { busyWords, CommandProgress } from "./command-progress.tsx";
import { COMMAND_WORDS } from "./command-words.ts";
import { toldOf } from "./told.ts";
import { useCommand } from "./use-command.ts";

const REREAD_MS = 5_000;

type Props = { readonly account: AccountView; readonly onClose: () => void };

/** Closes every isolated position of an account: what it would cost first, then how far each is until it was read back. */
export const CloseAll = ({ account, onClose }: Props) => {
  const words = useWords(COMMAND_WORDS);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { overview } = useOverview();
  const [atFirst] = useState(
    () => overview?.positions.filter(({ accountId }) => accountId === account.id) ?? [],
  );
  const command = useCommand(account.id);
  const preview = useQuery(
    trpc.panic.preview.queryOptions(
      { accountId: account.id, shareBps: 0 },
      { enabled: command.phase === "ready", refetchInterval: REREAD_MS },
    ),
  );
  const closeAll = () =>
    command.send(async (commandId) => {
      const steps = await client.positions.closeAll.mutate({ accountId: account.id, commandId });
      return steps.map((step) => toldOf(step, step.positionId));
    });
  const isTold = command.phase === "told";
  return (
    <>
      <StepHeading key={isTold ? "told" : "look"} level="h3" isNew>
        {isTold ? words.after : words.before}
      </StepHeading>
      {isTold ? null : (
        <>
          {preview.isError ? (
            <FormError>
              {readProblemOf(preview.error)} {words.withoutPreview}
            </FormError>
          ) : null}
          <ClosePreview preview={preview.data ?? null} positions={overview?.positions ?? []} />
          <p className="dim">{words.all.each}</p>
        </>
      )}
      <CommandProgress command={command} positions={atFirst} onLeave={onClose} />
      {isTold && command.told.length === 0 ? <p className="dim">{words.all.none}</p> : null}
      <div className="acts">
        {isTold ? null : (
          <Button
            look="grave"
            busy={busyWords(words, command)}
            onClick={closeAll}
            data-testid="action-commit"
          >
            {words.all.close}
          </Button>
        )}
        <Button onClick={onClose} data-testid={isTold ? "action-done" : "action-cancel"}>
          {isTold ? words.leave : words.cancel}
        </Button>
      </div>
    </>
  );
};
