"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "#ui/api/trpc.ts";
import { usePreferences } from "./preferences-provider.tsx";

const ANEW_MS = 10 * 60_000;

/** Asks what a dollar costs in reais while somebody reads in them. */
export const ReadBrlRate = () => {
  const { preferences, learnRate } = usePreferences();
  const options = useTRPC().market.brlRate.queryOptions();
  const isRead = preferences.money === "BRL";
  const { data } = useQuery({ ...options, enabled: isRead, staleTime: ANEW_MS, refetchInterval: ANEW_MS });
  useEffect(() => {
    if (isRead && data !== undefined) learnRate(data);
  }, [isRead, data, learnRate]);
  return null;
};
