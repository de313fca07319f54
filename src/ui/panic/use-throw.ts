"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PanicStage } from "#domain/panic/panic-stage.ts";
import { newCommandId } from "#ui/actions/new-command-id.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { useAction } from "#ui/security/use-action.ts";

export type Throw = {
  readonly stage: Exclude<PanicStage, "calm">;
  readonly accountId: string | null;
  /** How much of what is open may stay, in basis points; of meaning where it reduces. */
  readonly shareBps: number;
};

const NO_ANSWER =
  "Axisor did not answer, so it is not known whether it was thrown. Press it again: the same throw twice is one.";

/** Throws the switch. A throw keeps its name until it was answered, so that pressed again it is the same one. */
export const useThrow = (onThrown: () => void) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [commandId, setCommandId] = useState(newCommandId);
  return useAction((order: Throw) => client.panic.raise.mutate({ ...order, commandId }), {
    noAnswer: NO_ANSWER,
    onDone: (view) => {
      setCommandId(newCommandId());
      queries.setQueryData(trpc.panic.standing.queryKey(), view);
      onThrown();
    },
  });
};
