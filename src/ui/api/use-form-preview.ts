"use client";

import { useSettled } from "#ui/kit/use-settled.ts";
import { readProblemOf } from "./problem-of.ts";

const SETTLE_MS = 300;

type Asked<View> = { readonly data: View | undefined; readonly isError: boolean; readonly error: unknown };

/**
 * The server's reckoning of what is written into a form, asked for once the typing pauses and again every `pollMs`; null is
 * a form that says nothing. `options` are for the question, and `seen` keeps of its answer what is of these very settings.
 */
export const useFormPreview = (form: unknown, pollMs: number) => {
  const isSettled = useSettled(JSON.stringify(form), SETTLE_MS);
  const isAsked = form !== null && isSettled;
  return {
    options: { enabled: isAsked, refetchInterval: pollMs, gcTime: 0, staleTime: 0 },
    seen: <View>({ data, isError, error }: Asked<View>) => ({
      preview: isAsked ? (data ?? null) : null,
      problem: isError ? readProblemOf(error) : null,
    }),
  };
};
