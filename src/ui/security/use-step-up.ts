"use client";

import { createContext, useContext } from "react";

export type StepUp = {
  /** Asks for a fresh proof of who sits there; false when it was not given. */
  readonly confirm: () => Promise<boolean>;
  /**
   * Does it; where it is refused for want of that proof, asks for one and does it once more. Not for what moves money:
   * there `confirm`, and the trader presses again.
   */
  readonly run: <T>(action: () => Promise<T>) => Promise<T>;
};

/** Before the login nobody can step up, so actions simply run. */
const NOBODY: StepUp = { confirm: async () => false, run: (action) => action() };

export const StepUpContext = createContext<StepUp>(NOBODY);

export const useStepUp = (): StepUp => useContext(StepUpContext);
