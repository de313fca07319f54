"use client";

import { type ReactNode, useCallback, useMemo, useState } from "react";
import { createLatePart } from "#ui/kit/late-part.ts";
import { LateSheet, useFetchedAhead } from "#ui/kit/late-sheet.tsx";
import { repeatAfterStepUp } from "./repeat-after-step-up.ts";
import { type StepUp, StepUpContext } from "./use-step-up.ts";

type Asking = { readonly answer: (isConfirmed: boolean) => void };

const late = createLatePart(() => import("./step-up-dialog.tsx").then(({ StepUpDialog }) => StepUpDialog));

/** Holds the one dialog that asks for a fresh factor, for every page behind the login. */
export const StepUpProvider = ({ children }: { readonly children: ReactNode }) => {
  useFetchedAhead(late);
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
      {asking === null ? null : (
        <LateSheet late={late} given={{ onDone: () => close(true), onClose: () => close(false) }} />
      )}
    </>
  );
};
