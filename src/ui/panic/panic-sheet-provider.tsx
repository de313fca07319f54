"use client";

import { type ReactNode, useCallback, useState } from "react";
import { PanicSheet } from "./panic-sheet.tsx";
import { PanicSheetContext } from "./use-panic-sheet.ts";

/** Holds the sheet of the panic switch over every page behind the login. */
export const PanicSheetProvider = ({ children }: { readonly children: ReactNode }) => {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  return (
    <>
      <PanicSheetContext value={open}>{children}</PanicSheetContext>
      {isOpen ? <PanicSheet onClose={() => setOpen(false)} /> : null}
    </>
  );
};
