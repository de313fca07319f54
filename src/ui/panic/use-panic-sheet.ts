"use client";

import { createContext, useContext } from "react";
import type { Throw } from "./use-throw.ts";

type Open = (at?: Throw["stage"] | null) => void;

export const PanicSheetContext = createContext<Open>(() => undefined);

/** Opens the sheet of the panic switch, at a stage if one is named; it throws none. */
export const usePanicSheet = (): Open => useContext(PanicSheetContext);
