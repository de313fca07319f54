"use client";

import { useQuery } from "@tanstack/react-query";
import type { PanicStandingView } from "#server/trpc/schemas/panic.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { WHOLLY_TOLD_POLL_MS } from "#ui/live/live-times.ts";
import { useLiveReading } from "#ui/live/use-live-reading.ts";

const POLL_MS = 5_000;

/** How far the panic switch is thrown, told as it changes or read every five seconds, on every page: a link may throw it from elsewhere. */
export const usePanicStanding = (): {
  readonly view: PanicStandingView | null;
  /** Why it could not be read last, in words; what was read before stays. */
  readonly problem: string | null;
} => {
  const trpc = useTRPC();
  const reading = useLiveReading(POLL_MS, WHOLLY_TOLD_POLL_MS);
  const { data, isError, error } = useQuery(trpc.panic.standing.queryOptions(undefined, reading));
  return { view: data ?? null, problem: isError ? readProblemOf(error) : null };
};
