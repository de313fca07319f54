"use client";

import { type ReactNode, useCallback, useState } from "react";
import { createLateSheet } from "#ui/kit/late-sheet.tsx";
import { PanicSheetContext } from "./use-panic-sheet.ts";

const { LateSheet, useFetchedAhead } = createLateSheet(() =>
  import("./panic-sheet.tsx").then(({ PanicSheet }) => PanicSheet),
);

/** Holds the sheet of the panic switch over every page behind the login. */
export const PanicSheetProvider = ({ children }: { readonly children: ReactNode }) => {
  const [isOpen, setOpen] = useState(false);
  useFetchedAhead();
  const open = useCallback(() => setOpen(true), []);
  return (
    <>
      <PanicSheetContext value={open}>{children}</PanicSheetContext>
      {isOpen ? <LateSheet onClose={() => setOpen(false)} /> : null}
    </>
  );
};
