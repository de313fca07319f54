"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BreakerForm } from "#server/trpc/schemas/breaker.ts";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useStepUp } from "#ui/security/use-step-up.ts";

export type BreakerActions = {
  readonly problem: Problem | null;
  /** A fresh factor was asked for and given: nothing was sent yet, and the trader presses again. */
  readonly isConfirmed: boolean;
  readonly busy: "arm" | "stop" | null;
  readonly clearProblem: () => void;
  readonly arm: (form: BreakerForm) => void;
  readonly stop: () => void;
};

/**
 * What can be done with the breaker of an account; each reads it again when it is done, whatever came of it. What may lose
 * more is never repeated by itself: after a fresh factor the trader presses again.
 */
export const useBreakerActions = (accountId: string): BreakerActions => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const stepUp = useStepUp();
  const [isConfirmed, setConfirmed] = useState(false);
  const queryKey = trpc.breaker.get.queryKey({ accountId });
  const reread = { onSettled: () => client.invalidateQueries({ queryKey }) };
  const arm = useMutation(trpc.breaker.arm.mutationOptions(reread));
  const stop = useMutation(trpc.breaker.stop.mutationOptions(reread));
  const failed = [arm, stop].find(({ isError }) => isError);
  const start = () => {
    setConfirmed(false);
    arm.reset();
    stop.reset();
  };
  const confirmAfter = async (error: unknown) => {
    if (problemOf(error).reason !== "step-up" || !(await stepUp.confirm())) return;
    start();
    setConfirmed(true);
  };
  return {
    problem: failed === undefined ? null : problemOf(failed.error),
    isConfirmed,
    busy: arm.isPending ? "arm" : stop.isPending ? "stop" : null,
    clearProblem: start,
    arm: (form) => {
      start();
      arm.mutate({ accountId, ...form }, { onError: (error) => void confirmAfter(error) });
    },
    stop: () => {
      start();
      stop.mutate({ accountId });
    },
  };
};
