"use client";

import { createContext, useContext } from "react";
import { type Format, format } from "./format.ts";

/** How figures and times are told on this page. */
export const FormatContext = createContext<Format>(format);

/** Amounts, prices, shares and times as whoever reads the page wants them. */
export const useFormat = (): Format => useContext(FormatContext);
