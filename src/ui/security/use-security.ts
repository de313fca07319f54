"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "#ui/api/trpc.ts";

const POLL_MS = 15_000;

/** How the trader gets in, read again four times a minute and after every change. */
export const useSecurity = () => {
  const trpc = useTRPC();
  return useQuery(trpc.security.overview.queryOptions(undefined, { refetchInterval: POLL_MS }));
};

/** Reads everything the Security page shows again. */
export const useSecurityChanged = (): (() => void) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(() => {
    void queries.invalidateQueries({ queryKey: trpc.security.pathKey() });
  }, [queries, trpc]);
};
