"use client";

import { createContext, useContext } from "react";

/** What finds anything, and what shows the keys. */
export type Overlay = "palette" | "sheet";

export const PaletteContext = createContext<(what: Overlay) => void>(() => undefined);

/** Opens the palette or the sheet of keys. */
export const usePalette = (): ((what: Overlay) => void) => useContext(PaletteContext);
