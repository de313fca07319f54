"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import type { GuardConfigView } from "./guard-draft.ts";

/** Arm, pause and resume; each reads the overview again when it is done, whatever came of it. */
export const useGuardActions = (position: PositionView) => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const reread = { onSettled: () => client.invalidateQueries({ queryKey: trpc.overview.get.queryKey() }) };
  const arm = useMutation(trpc.automations.armGuard.mutationOptions(reread));
  const pause = useMutation(trpc.automations.pauseGuard.mutationOptions(reread));
  const resume = useMutation(trpc.automations.resumeGuard.mutationOptions(reread));
  const failed = [arm, pause, resume].find(({ isError }) => isError);
  const problem: Problem | null = failed ? problemOf(failed.error) : null;
  const start = () => {
    for (const mutation of [arm, pause, resume]) mutation.reset();
  };
  const { guard } = position;
  return {
    problem,
    clearProblem: start,
    busy: arm.isPending
      ? ("arm" as const)
      : pause.isPending
        ? ("pause" as const)
        : resume.isPending
          ? ("resume" as const)
          : null,
    arm: (config: GuardConfigView) => {
      start();
      arm.mutate({ accountId: position.accountId, positionId: position.id, config });
    },
    pause: () => {
      start();
      if (guard !== null) pause.mutate({ id: guard.id });
    },
    resume: () => {
      start();
      if (guard !== null) resume.mutate({ id: guard.id });
    },
  };
};
