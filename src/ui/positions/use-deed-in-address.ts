"use client";

import { useEffect, useRef } from "react";
import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import { type PositionDeed, useActionSheet } from "#ui/actions/use-action-sheet.ts";

/** Opens the sheet that the page's address asks for, once; the address is then the page's own, for a reload or a bookmark. */
export const useDeedInAddress = (
  deed: PositionDeed | null,
  account: AccountView,
  position: PositionView,
): void => {
  const openSheet = useActionSheet();
  const isOpened = useRef(false);
  useEffect(() => {
    if (deed === null || isOpened.current) return;
    isOpened.current = true;
    window.history.replaceState(window.history.state, "", window.location.pathname);
    openSheet({ deed, account, position });
  }, [deed, account, position, openSheet]);
};
