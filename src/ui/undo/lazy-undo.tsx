"use client";

import { LateFailure } from "#ui/kit/late-failure.tsx";
import { createLatePart } from "#ui/kit/late-part.ts";
import { useLatePart } from "#ui/kit/use-late-part.ts";
import type { UndoToastProps } from "./undo-toast.tsx";

const late = createLatePart(() => import("./undo-toast.tsx").then(({ UndoToast }) => UndoToast));

/** The offer to put something back, loaded when the first one is made. */
export const LazyUndo = (props: UndoToastProps) => {
  const state = useLatePart(late);
  if (state.kind === "failed") {
    return (
      <div className="toast">
        <LateFailure onAgain={late.fetch} />
      </div>
    );
  }
  if (state.kind !== "here") return null;
  const Toast = state.part;
  return <Toast {...props} />;
};
