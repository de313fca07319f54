"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { EntryForm, EntryView } from "#server/trpc/schemas/entries.ts";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useStepUp } from "#ui/security/use-step-up.ts";

export type EntryActions = {
  readonly problem: Problem | null;
  /** A fresh factor was asked for and given: nothing was sent yet, and the trader presses again. */
  readonly isConfirmed: boolean;
  /** Id of the entry something is being done to; `new` for one that is being armed, null for none. */
  readonly busy: string | null;
  readonly clearProblem: () => void;
  readonly arm: (id: string | null, form: EntryForm, onArmed: () => void) => void;
  readonly pause: (entry: EntryView) => void;
  readonly stop: (entry: EntryView) => void;
};

const busyWith = ({
  isPending,
  variables,
}: {
  isPending: boolean;
  variables?: { id: string | null } | undefined;
}) => (isPending ? (variables?.id ?? "new") : null);

/**
 * What can be done with the entries of an account; each reads the list again when it is done, whatever came of it. Arming is
 * never repeated by itself: after a fresh factor the trader presses again.
 */
export const useEntryActions = (accountId: string): EntryActions => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const stepUp = useStepUp();
  const [isConfirmed, setConfirmed] = useState(false);
  const reread = { onSettled: () => client.invalidateQueries({ queryKey: trpc.entries.list.queryKey() }) };
  const arm = useMutation(trpc.entries.arm.mutationOptions(reread));
  const pause = useMutation(trpc.entries.pause.mutationOptions(reread));
  const stop = useMutation(trpc.entries.stop.mutationOptions(reread));
  const all = [arm, pause, stop];
  const failed = all.find(({ isError }) => isError);
  const start = () => {
    setConfirmed(false);
    for (const mutation of all) mutation.reset();
  };
  const confirmAfter = async (error: unknown) => {
    if (problemOf(error).reason !== "step-up" || !(await stepUp.confirm())) return;
    start();
    setConfirmed(true);
  };
  return {
    problem: failed === undefined ? null : problemOf(failed.error),
    isConfirmed,
    busy: busyWith(arm) ?? busyWith(pause) ?? busyWith(stop),
    clearProblem: start,
    arm: (id, entry, onArmed) => {
      start();
      arm.mutate(
        { accountId, id, entry },
        { onSuccess: onArmed, onError: (error) => void confirmAfter(error) },
      );
    },
    pause: ({ id }) => {
      start();
      pause.mutate({ id });
    },
    stop: ({ id }) => {
      start();
      stop.mutate({ id });
    },
  };
};
