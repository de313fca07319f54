"use client";

import { useEffect, useRef, useState } from "react";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useStepUp } from "./use-step-up.ts";

type Options<Output> = {
  readonly onDone?: (output: Output) => void | Promise<void>;
  /** Told of a failure before it is shown; true when it was dealt with elsewhere. */
  readonly onProblem?: (problem: Problem) => boolean;
  /** What to say when nothing came back. */
  readonly noAnswer?: string;
};

/**
 * One thing a trader can do: whether it is under way, what became of it, and the fresh factor it may ask for. When it is
 * over the focus is where it was, unless something new took it.
 */
export const useAction = <Input, Output>(
  perform: (input: Input) => Promise<Output>,
  { onDone, onProblem, noAnswer }: Options<Output> = {},
) => {
  const stepUp = useStepUp();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const origin = useRef<Element | null>(null);
  useEffect(() => {
    if (isBusy) return;
    const { current } = origin;
    origin.current = null;
    if (document.activeElement === document.body && current instanceof HTMLElement) current.focus();
  }, [isBusy]);
  const act = async (input: Input): Promise<void> => {
    origin.current = document.activeElement;
    setBusy(true);
    setProblem(null);
    try {
      await onDone?.(await stepUp.run(() => perform(input)));
    } catch (error) {
      const found = problemOf(error, noAnswer);
      if (onProblem?.(found) !== true) setProblem(found);
    } finally {
      setBusy(false);
    }
  };
  return { act, isBusy, problem, setProblem };
};
