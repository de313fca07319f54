"use client";

import { useQuery } from "@tanstack/react-query";
import type { Reaction } from "#domain/notifications/reaction-time.ts";
import { useTRPC } from "#ui/api/trpc.ts";

const MINUTE_MS = 60_000;

/** How fast this trader's guards were seen to act. Known too once it could not be read: then what runs the ticks is gone by. */
export const useReaction = (): { readonly isKnown: boolean; readonly reaction: Reaction | null } => {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(
    trpc.tradeLog.reaction.queryOptions(undefined, { staleTime: MINUTE_MS, retry: false }),
  );
  return { isKnown: !isPending, reaction: data ?? null };
};
