"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PanicStage } from "#domain/panic/panic-stage.ts";
import { newCommandId } from "#ui/actions/new-command-id.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { useAction } from "#ui/security/use-action.ts";
import { PANIC_WORDS } from "./panic-words.tsx";

export type Throw = {
  readonly stage: Exclude<PanicStage, "calm">;
  readonly accountId: string | null;
  /** How much of what is open may stay, in basis points; of meaning where it reduces. */
  readonly shareBps: number;
};

/** Throws the switch. A throw keeps its name until it was answered, so that pressed again it is the same one. */
export const useThrow = (onThrown: () => void) => {
  const trpc = useTRPC();
  const words = useWords(PANIC_WORDS).throwing;
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [commandId, setCommandId] = useState(newCommandId);
  return useAction((order: Throw) => client.panic.raise.mutate({ ...order, commandId }), {
    noAnswer: words.noAnswer,
    onDone: (view) => {
      setCommandId(newCommandId());
      queries.setQueryData(trpc.panic.standing.queryKey(), view);
      onThrown();
    },
  });
};
