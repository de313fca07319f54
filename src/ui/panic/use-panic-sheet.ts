"use client";

import { createContext, useContext } from "react";

export const PanicSheetContext = createContext<() => void>(() => undefined);

/** Opens the sheet of the panic switch. */
export const usePanicSheet = (): (() => void) => useContext(PanicSheetContext);
