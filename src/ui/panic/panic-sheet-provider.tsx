"use client";

import { type ReactNode, useCallback, useState } from "react";
import { createLatePart } from "#ui/kit/late-part.ts";
import { LateSheet, useFetchedAhead } from "#ui/kit/late-sheet.tsx";
import { PanicSheetContext } from "./use-panic-sheet.ts";
import type { Throw } from "./use-throw.ts";

const CLOSED = "closed";

const late = createLatePart(() => import("./panic-sheet.tsx").then(({ PanicSheet }) => PanicSheet));

/** Holds the sheet of the panic switch over every page behind the login. */
export const PanicSheetProvider = ({ children }: { readonly children: ReactNode }) => {
  const [opened, setOpened] = useState<Throw["stage"] | null | typeof CLOSED>(CLOSED);
  useFetchedAhead(late);
  const open = useCallback((at: Throw["stage"] | null = null) => setOpened(at), []);
  return (
    <>
      <PanicSheetContext value={open}>{children}</PanicSheetContext>
      {opened === CLOSED ? null : (
        <LateSheet late={late} given={{ at: opened, onClose: () => setOpened(CLOSED) }} />
      )}
    </>
  );
};
