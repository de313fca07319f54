"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CheckedConflictsView, DraftView } from "#server/trpc/schemas/conflicts.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useSettled } from "#ui/kit/use-settled.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { type ConflictCheck, stillMeant } from "./conflict-check.ts";
import { CONFLICT_WORDS } from "./conflict-words.ts";

const PAUSE_MS = 350;
/** The price and the other rules go on changing while a sentence stands still. */
const RECHECK_MS = 15_000;

/** Stands for no draft in a question that is not asked. */
const NO_DRAFT: DraftView = { kind: "exit", rule: { kind: "backstop", isWanted: true } };
const NO_POSITION = "none";

export type Conflicts = {
  readonly check: ConflictCheck;
  /** The warnings that are meant, by their ids: for just these settings. */
  readonly acknowledged: readonly string[];
  readonly acknowledge: (id: string, isMeant: boolean) => void;
};

type Answer = {
  readonly data: CheckedConflictsView | undefined;
  readonly isError: boolean;
  readonly error: unknown;
};

const checkOf = ({ data, isError, error }: Answer, noPrice: string): ConflictCheck => {
  if (isError) return { kind: "unchecked", reason: readProblemOf(error) };
  if (data === undefined) return { kind: "checking" };
  return data.last === null
    ? { kind: "unchecked", reason: noPrice }
    : { kind: "checked", conflicts: data.conflicts };
};

type Ticked = { readonly key: string; readonly ids: readonly string[] };

/**
 * What settings as they are written would do to the rules around them, asked once typing pauses; null for settings that are
 * wrong by themselves. Without a position they are of the cross guard. What was acknowledged holds for these settings alone.
 */
export const useConflicts = (
  { id: positionId, accountId }: { readonly id: string | null; readonly accountId: string },
  draft: DraftView | null,
): Conflicts => {
  const { noPrice } = useWords(CONFLICT_WORDS);
  const trpc = useTRPC();
  const key = JSON.stringify(draft);
  const isSettled = useSettled(key, PAUSE_MS);
  const [ticked, setTicked] = useState<Ticked>({ key, ids: [] });
  const input =
    draft === null
      ? { accountId, positionId: positionId ?? NO_POSITION, draft: NO_DRAFT }
      : { accountId, positionId, draft };
  const isAsked = draft !== null && isSettled;
  const answer = useQuery(
    trpc.automations.checkConflicts.queryOptions(input, { enabled: isAsked, refetchInterval: RECHECK_MS }),
  );
  const ids = ticked.key === key ? ticked.ids : [];
  const check: ConflictCheck =
    draft === null ? { kind: "none" } : isSettled ? checkOf(answer, noPrice) : { kind: "checking" };
  return {
    check,
    acknowledged: stillMeant(check, ids),
    acknowledge: (id, isMeant) =>
      setTicked({ key, ids: isMeant ? [...ids, id] : ids.filter((other) => other !== id) }),
  };
};
