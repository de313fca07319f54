"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Problem, problemOf, saying } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { useStepUp } from "#ui/security/use-step-up.ts";
import { COMMAND_WORDS } from "./command-words.ts";
import { newCommandId } from "./new-command-id.ts";
import { areOver, lookForMs, type Told } from "./told.ts";

const POLL_MS = 1_500;

/** One command on its way. `told` is empty until something is known of it, and stays so where nothing was ordered. */
export type Command = {
  /** `looking`: no answer came that says whether it was ordered. `told`: what is known so far. */
  readonly phase: "ready" | "sending" | "looking" | "told";
  readonly told: readonly Told[];
  /** Why nothing was ordered, where that is known. */
  readonly problem: Problem | null;
  /** A fresh factor was asked for and given: nothing was sent yet, and the trader presses again. */
  readonly isConfirmed: boolean;
  /** Performs it under the command's id, unless it is on its way. */
  readonly send: (perform: Perform) => void;
};

type Perform = (commandId: string) => Promise<readonly Told[]>;

/** Turns true once so many milliseconds have passed since `isRunning` did; null never does. */
const useElapsed = (isRunning: boolean, ms: number | null): boolean => {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (!isRunning || ms === null) return;
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [isRunning, ms]);
  return isOver;
};

/** What the exchange's reading says of a command, asked for until it is over. */
const useOutcome = (accountId: string, commandId: string, isOpen: boolean) => {
  const trpc = useTRPC();
  return useQuery(
    trpc.positions.outcome.queryOptions(
      { accountId, commandId },
      {
        enabled: isOpen,
        gcTime: 0,
        refetchInterval: ({ state: { data = [] } }) => (data.length > 0 && areOver(data) ? false : POLL_MS),
      },
    ),
  );
};

/**
 * Sends one command, once for its id however often it is pressed, and finds out what came of it: where the answer is
 * unknown, or was lost, it is asked for until it was read back. Nothing here ever counts as done before that.
 */
export const useCommand = (accountId: string): Command => {
  const words = useWords(COMMAND_WORDS);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const [commandId] = useState(newCommandId);
  const [isConfirmed, setConfirmed] = useState(false);
  const sending = useMutation({
    mutationFn: (perform: Perform) => perform(commandId),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: trpc.overview.get.queryKey() });
      void queries.invalidateQueries(trpc.positions.waiting.pathFilter());
    },
  });
  const lookMs = sending.isError ? lookForMs(sending.error) : null;
  const isLost = lookMs !== null;
  const hasWaited = useElapsed(isLost, lookMs);
  const answered = sending.data ?? [];
  const outcome = useOutcome(accountId, commandId, isLost || (sending.isSuccess && !areOver(answered)));
  const found = outcome.data ?? [];
  const told = found.length > 0 ? found : answered;
  const isFound = found.length > 0 && areOver(found);
  // What was not known when it was answered is known now: so is what waits.
  useEffect(() => {
    if (isFound) void queries.invalidateQueries(trpc.positions.waiting.pathFilter());
  }, [isFound, queries, trpc]);
  const isUnfound = isLost && found.length === 0;
  const isLooking = isUnfound && !(hasWaited && outcome.isSuccess);
  const send = async (perform: Perform) => {
    if (sending.isPending) return;
    setConfirmed(false);
    try {
      await sending.mutateAsync(perform);
    } catch (error) {
      if (problemOf(error).reason !== "step-up" || !(await stepUp.confirm())) return;
      sending.reset();
      setConfirmed(true);
    }
  };
  // Looked for long enough, and not there.
  const failed = isUnfound && lookMs > 0 ? saying(words.notOrdered) : problemOf(sending.error);
  const isTold = sending.isSuccess || (isLost && !isUnfound);
  return {
    phase: sending.isPending ? "sending" : isLooking ? "looking" : isTold ? "told" : "ready",
    told,
    problem: sending.isError && !isTold && !isLooking ? failed : null,
    isConfirmed,
    send: (perform) => void send(perform),
  };
};
