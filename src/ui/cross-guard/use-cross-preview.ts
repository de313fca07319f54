"use client";

import { useQuery } from "@tanstack/react-query";
import type { CrossConfigView, CrossPreviewView } from "#server/trpc/schemas/cross.ts";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useSettled } from "#ui/kit/use-settled.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { CROSS_PAGE_WORDS } from "./cross-page-words.ts";

const PAUSE_MS = 350;
/** The price and the position go on changing while a sentence stands still. */
const RECHECK_MS = 5_000;

/** Stands for no settings in a question that is not asked. */
const NONE: CrossConfigView = {
  steps: [],
  maxTotalSats: 0,
  maxPerActionSats: null,
  maxPerDaySats: null,
  maxLossSats: null,
  maxReduceUsd: null,
  reserveSats: 0,
  cooldownSeconds: 0,
};

export type CrossPreview =
  | { readonly kind: "none" | "asking" }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "shown"; readonly preview: CrossPreviewView };

/** What settings as they are written would do, asked of the server once typing pauses; null for settings that say nothing. */
export const useCrossPreview = (accountId: string, config: CrossConfigView | null): CrossPreview => {
  const trpc = useTRPC();
  const { noAnswer } = useWords(CROSS_PAGE_WORDS);
  const isSettled = useSettled(JSON.stringify(config), PAUSE_MS);
  const input = { accountId, config: config ?? NONE };
  const { data, isError, error } = useQuery(
    trpc.automations.previewCrossGuard.queryOptions(input, {
      enabled: config !== null && isSettled,
      refetchInterval: RECHECK_MS,
    }),
  );
  if (config === null) return { kind: "none" };
  if (!isSettled) return { kind: "asking" };
  if (isError) return { kind: "refused", problem: problemOf(error, noAnswer) };
  return data === undefined ? { kind: "asking" } : { kind: "shown", preview: data };
};
