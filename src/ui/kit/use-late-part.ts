"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { LatePart, LateParts } from "./late-part.ts";

/** Asks for a part where it is shown, and again where it could not be had, and follows how far it is. */
export const useLatePart = <Part>(late: LateParts<Part>): LatePart<Part> => {
  const { subscribe, state, fetch } = late;
  const seen = useSyncExternalStore(subscribe, state, state);
  useEffect(() => fetch(), [fetch]);
  return seen;
};
