"use client";

import { type ReactNode, useCallback, useState } from "react";
import { createLateSheet } from "#ui/kit/late-sheet.tsx";
import { PanicSheetContext } from "./use-panic-sheet.ts";
import type { Throw } from "./use-throw.ts";

const CLOSED = "closed";

const { LateSheet, useFetchedAhead } = createLateSheet(() =>
  import("./panic-sheet.tsx").then(({ PanicSheet }) => PanicSheet),
);

/** Holds the sheet of the panic switch over every page behind the login. */
export const PanicSheetProvider = ({ children }: { readonly children: ReactNode }) => {
  const [opened, setOpened] = useState<Throw["stage"] | null | typeof CLOSED>(CLOSED);
  useFetchedAhead();
  const open = useCallback((at: Throw["stage"] | null = null) => setOpened(at), []);
  return (
    <>
      <PanicSheetContext value={open}>{children}</PanicSheetContext>
      {opened === CLOSED ? null : <LateSheet at={opened} onClose={() => setOpened(CLOSED)} />}
    </>
  );
};
