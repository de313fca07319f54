"use client";

import { type ReactNode, useCallback, useState } from "react";
import { createLatePart } from "#ui/kit/late-part.ts";
import { LateSheet, useFetchedAhead } from "#ui/kit/late-sheet.tsx";
import { PanicSheetContext } from "./use-panic-sheet.ts";

const late = createLatePart(() => import("./panic-sheet.tsx").then(({ PanicSheet }) => PanicSheet));

/** Holds the sheet of the panic switch over every page behind the login. */
export const PanicSheetProvider = ({ children }: { readonly children: ReactNode }) => {
  const [isOpen, setOpen] = useState(false);
  useFetchedAhead(late);
  const open = useCallback(() => setOpen(true), []);
  return (
    <>
      <PanicSheetContext value={open}>{children}</PanicSheetContext>
      {isOpen ? <LateSheet late={late} given={{ onClose: () => setOpen(false) }} /> : null}
    </>
  );
};
