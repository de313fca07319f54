"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFreshFactor } from "#ui/security/use-fresh-factor.ts";
import type { GuardConfigView } from "./guard-draft.ts";

/** Arm, pause and resume; each reads the overview again when it is done, whatever came of it. */
export const useGuardActions = (position: PositionView) => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const reread = { onSettled: () => client.invalidateQueries({ queryKey: trpc.overview.get.queryKey() }) };
  const arm = useMutation(trpc.automations.armGuard.mutationOptions(reread));
  const pause = useMutation(trpc.automations.pauseGuard.mutationOptions(reread));
  const resume = useMutation(trpc.automations.resumeGuard.mutationOptions(reread));
  const { problem, isConfirmed, start, onError } = useFreshFactor([arm, pause, resume]);
  const { guard } = position;
  return {
    problem,
    isConfirmed,
    clearProblem: start,
    busy: arm.isPending
      ? ("arm" as const)
      : pause.isPending
        ? ("pause" as const)
        : resume.isPending
          ? ("resume" as const)
          : null,
    arm: (config: GuardConfigView, backstop: boolean, acknowledged: readonly string[]) => {
      start();
      const { accountId, id: positionId } = position;
      arm.mutate({ accountId, positionId, config, backstop, acknowledged: [...acknowledged] }, { onError });
    },
    pause: () => {
      start();
      if (guard !== null) pause.mutate({ id: guard.id });
    },
    resume: () => {
      start();
      if (guard !== null) resume.mutate({ id: guard.id }, { onError });
    },
  };
};
