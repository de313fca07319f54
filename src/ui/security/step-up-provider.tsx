"use client";

import { type ReactNode, useCallback, useMemo, useState } from "react";
import { repeatAfterStepUp } from "./repeat-after-step-up.ts";
import { StepUpDialog } from "./step-up-dialog.tsx";
import { type StepUp, StepUpContext } from "./use-step-up.ts";

type Asking = { readonly answer: (isConfirmed: boolean) => void };

/** Holds the one dialog that asks for a fresh factor, for every page behind the login. */
export const StepUpProvider = ({ children }: { readonly children: ReactNode }) => {
  const [asking, setAsking] = useState<Asking | null>(null);
  const confirm = useCallback(() => new Promise<boolean>((answer) => setAsking({ answer })), []);
  const stepUp = useMemo<StepUp>(
    () => ({ confirm, run: (action) => repeatAfterStepUp(action, confirm) }),
    [confirm],
  );
  const close = (isConfirmed: boolean) => {
    setAsking(null);
    asking?.answer(isConfirmed);
  };
  return (
    <>
      <StepUpContext value={stepUp}>{children}</StepUpContext>
      {asking === null ? null : <StepUpDialog onDone={() => close(true)} onCancel={() => close(false)} />}
    </>
  );
};
