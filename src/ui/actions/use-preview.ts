"use client";

import { useQuery } from "@tanstack/react-query";
import type { PreviewView } from "#server/trpc/schemas/positions.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useNow } from "#ui/kit/use-now.ts";
import type { HandAction, HandTarget } from "./hand-action.ts";

/** What was seen serves for ten seconds; these leave room for the way. */
const REREAD_MS = 4_000;
const FRESH_MS = 8_000;

export type PreviewState = {
  readonly view: PreviewView | null;
  /** Null before the first reading. */
  readonly ageMs: number | null;
  /** Young enough to be ordered on. */
  readonly isFresh: boolean;
  /** Why it cannot be read, in words; what was read before stays. */
  readonly problem: string | null;
};

/** What an action would do, read anew every few seconds for as long as it is being decided. */
export const usePreview = (target: HandTarget, action: HandAction, isDeciding: boolean): PreviewState => {
  const trpc = useTRPC();
  const now = useNow();
  const { data, dataUpdatedAt, isError, error } = useQuery(
    trpc.positions.preview.queryOptions(
      { ...target, action },
      {
        enabled: isDeciding,
        refetchInterval: REREAD_MS,
        gcTime: 0,
        staleTime: 0,
        trpc: { context: { alone: true } },
      },
    ),
  );
  const ageMs = data === undefined ? null : Math.max(0, now - dataUpdatedAt);
  return {
    view: data ?? null,
    ageMs,
    isFresh: ageMs !== null && ageMs < FRESH_MS,
    problem: isError ? readProblemOf(error) : null,
  };
};
