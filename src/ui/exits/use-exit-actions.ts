"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ExitRuleView, ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Problem } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFreshFactor } from "#ui/security/use-fresh-factor.ts";

/** What an exit can be asked for, by itself and once. */
export type ExitActions = {
  readonly problem: Problem | null;
  /** A fresh factor was asked for and given: nothing was sent yet, and the trader presses again. */
  readonly isConfirmed: boolean;
  readonly busy: "arm" | "pause" | null;
  readonly clearProblem: () => void;
  /** With the warnings that are meant, by their ids. */
  readonly arm: (rule: ExitRuleView, acknowledged?: readonly string[]) => void;
  readonly pause: (exit: ExitView) => void;
};

/**
 * Arm and pause; each reads the overview again when it is done, whatever came of it. What may lose more is never repeated
 * by itself: after a fresh factor the trader presses again.
 */
export const useExitActions = (position: Pick<PositionView, "id" | "accountId">): ExitActions => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const reread = { onSettled: () => client.invalidateQueries({ queryKey: trpc.overview.get.queryKey() }) };
  const arm = useMutation(trpc.automations.armExit.mutationOptions(reread));
  const pause = useMutation(trpc.automations.pauseExit.mutationOptions(reread));
  const { problem, isConfirmed, start, onError } = useFreshFactor([arm, pause]);
  return {
    problem,
    isConfirmed,
    busy: arm.isPending ? "arm" : pause.isPending ? "pause" : null,
    clearProblem: start,
    arm: (rule, acknowledged = []) => {
      start();
      const input = {
        accountId: position.accountId,
        positionId: position.id,
        rule,
        acknowledged: [...acknowledged],
      };
      arm.mutate(input, { onError });
    },
    pause: ({ id }) => {
      start();
      pause.mutate({ id });
    },
  };
};
