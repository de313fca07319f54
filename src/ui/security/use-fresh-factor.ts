"use client";

import { useState } from "react";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useStepUp } from "./use-step-up.ts";

type Sent = { readonly isError: boolean; readonly error: unknown; readonly reset: () => void };

/**
 * What came of a page's mutations. What may move money is never repeated by itself: where a fresh factor was asked for and
 * given, `isConfirmed` says so and the trader presses again. `start` clears what is told, before each press.
 */
export const useFreshFactor = (sent: readonly Sent[]) => {
  const stepUp = useStepUp();
  const [isConfirmed, setConfirmed] = useState(false);
  const failed = sent.find(({ isError }) => isError);
  const problem: Problem | null = failed ? problemOf(failed.error) : null;
  const start = () => {
    setConfirmed(false);
    for (const mutation of sent) mutation.reset();
  };
  const confirmAfter = async (error: unknown) => {
    if (problemOf(error).reason !== "step-up" || !(await stepUp.confirm())) return;
    start();
    setConfirmed(true);
  };
  const onError = (error: unknown) => void confirmAfter(error);
  return { problem, isConfirmed, start, onError };
};
