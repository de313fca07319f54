"use client";

import { useLoaded } from "#ui/kit/use-loaded.ts";
import type { UndoToastProps } from "./undo-toast.tsx";

const load = async () => (await import("./undo-toast.tsx")).UndoToast;

/** The offer to put something back, loaded when the first one is made. */
export const LazyUndo = (props: UndoToastProps) => {
  const { part: Loaded } = useLoaded(load);
  return Loaded === null ? null : <Loaded {...props} />;
};
