"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useActionSheet } from "#ui/actions/use-action-sheet.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { usePanicSheet } from "#ui/panic/use-panic-sheet.ts";
import type { Press } from "./hear-key.ts";
import type { Desk, Keyboard } from "./keyboard.ts";

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

/**
 * Listens for the shortcuts on every page behind the login. What they mean is loaded with the first key that may be one, so
 * that a page is not later for keys nobody presses.
 */
export const useKeys = (open: Desk["open"]): void => {
  const desk: Desk = {
    router: useRouter(),
    client: useQueryClient(),
    overview: useTRPC().overview.get.queryKey(),
    openAction: useActionSheet(),
    openPanic: usePanicSheet(),
    open,
  };
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  useEffect(() => {
    let keyboard: Keyboard | null = null;
    let loading: Promise<Keyboard> | null = null;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || MODIFIER.test(event.key)) return;
      const press = pressOf(event);
      const isChord = press.ctrlKey || press.metaKey;
      if (press.isInDialog || (press.isInField && !isChord)) return;
      if (keyboard !== null) {
        if (keyboard.hear(press, latest.current)) event.preventDefault();
        return;
      }
      // A browser's own meaning of this one would take the reader off the page before the answer is there.
      if (isChord && event.key.toLowerCase() === "k") event.preventDefault();
      loading ??= import("./keyboard.ts").then(({ createKeyboard }) => {
        keyboard = createKeyboard();
        return keyboard;
      });
      loading
        .then((loaded) => loaded.hear(press, latest.current))
        .catch(() => {
          // Without a connection the next key tries again.
          loading = null;
        });
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
};
