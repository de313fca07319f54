"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { mayTrade } from "#ui/actions/may-trade.ts";
import { type PositionDeed, useActionSheet } from "#ui/actions/use-action-sheet.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { usePanicSheet } from "#ui/panic/use-panic-sheet.ts";
import { actOn } from "./act-on.ts";
import { hearKey, type Press } from "./hear-key.ts";
import { areSingleKeysOn } from "./keys-choice.ts";
import { positionInFocus } from "./position-in-focus.ts";

/** The second of two keys comes soon, or it is the first of something else. */
const SECOND_WITHIN_MS = 1_500;

const WRITTEN_IN =
  'input:not([type="radio"],[type="checkbox"],[type="button"],[type="submit"]), textarea, select, [contenteditable]';

/** Going down on the way to a key. */
const MODIFIER = /^(Shift|Control|Alt|Meta|AltGraph)$/;

const pressOf = (event: KeyboardEvent): Press => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing, target } = event;
  const isInField = target instanceof Element && target.closest(WRITTEN_IN) !== null;
  const isInDialog = document.querySelector("dialog[open]") !== null;
  return { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing, isInField, isInDialog };
};

/** Listens for the shortcuts on every page behind the login. Each opens something; none sends anything. */
export const useKeys = (open: (what: "palette" | "sheet") => void): void => {
  const router = useRouter();
  const client = useQueryClient();
  const trpc = useTRPC();
  const openAction = useActionSheet();
  const openPanic = usePanicSheet();
  const openDeed = (deed: PositionDeed, positionId: string) => {
    const overview = client.getQueryData<Overview>(trpc.overview.get.queryKey());
    const position = overview?.positions.find(({ id }) => id === positionId);
    const account = overview?.accounts.find(({ id }) => id === position?.accountId);
    if (position === undefined || account === undefined) return;
    if (mayTrade(account, "isolated")) openAction({ deed, account, position });
    // Its page says why nothing can be done by hand.
    else router.push(`/positions/${encodeURIComponent(positionId)}`);
  };
  const parts = {
    go: (href: string) => router.push(href),
    openDeed,
    openPanic,
    open,
    positionId: () => positionInFocus(document.activeElement, location.pathname),
  };
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });
  useEffect(() => {
    let pending: string | null = null;
    let forgetting: ReturnType<typeof setTimeout> | undefined;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || MODIFIER.test(event.key)) return;
      const heard = hearKey(pending, pressOf(event), areSingleKeysOn());
      pending = heard.pending;
      clearTimeout(forgetting);
      forgetting = setTimeout(() => {
        pending = null;
      }, SECOND_WITHIN_MS);
      if (heard.shortcut !== null && actOn(heard.shortcut, latest.current)) event.preventDefault();
    };
    addEventListener("keydown", hear);
    return () => {
      clearTimeout(forgetting);
      removeEventListener("keydown", hear);
    };
  }, []);
};
