"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CrossConfigView, CrossView } from "#server/trpc/schemas/cross.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFreshFactor } from "#ui/security/use-fresh-factor.ts";

/** Arm, pause, resume and end; each reads the overview again when it is done, whatever came of it. */
export const useCrossGuardActions = ({ accountId, guard }: CrossView) => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const reread = { onSettled: () => client.invalidateQueries({ queryKey: trpc.overview.get.queryKey() }) };
  const arm = useMutation(trpc.automations.armCrossGuard.mutationOptions(reread));
  const pause = useMutation(trpc.automations.pauseCrossGuard.mutationOptions(reread));
  const resume = useMutation(trpc.automations.resumeCrossGuard.mutationOptions(reread));
  const end = useMutation(trpc.automations.endCrossGuard.mutationOptions(reread));
  const { problem, isConfirmed, start, onError } = useFreshFactor([arm, pause, resume, end]);
  const names = { arm, pause, resume, end } as const;
  const busy = (["arm", "pause", "resume", "end"] as const).find((name) => names[name].isPending) ?? null;
  const onGuard = (name: "pause" | "resume" | "end") => () => {
    start();
    if (guard !== null) names[name].mutate({ id: guard.id }, { onError });
  };
  return {
    problem,
    isConfirmed,
    clearProblem: start,
    busy,
    arm: (config: CrossConfigView, acknowledged: readonly string[]) => {
      start();
      arm.mutate({ accountId, config, acknowledged: [...acknowledged] }, { onError });
    },
    pause: onGuard("pause"),
    resume: onGuard("resume"),
    end: onGuard("end"),
  };
};
