"use client";

import { type RefObject, useEffect } from "react";
import { nextInWalk } from "./next-in-walk.ts";

const rowOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement ? target.closest<HTMLElement>("[data-index]") : null;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;

/** Puts the focus on what a row is opened by. */
export const focusRow = (list: HTMLElement | null, index: number): boolean => {
  const way = list?.querySelector<HTMLElement>(`[data-index="${index}"] :is(a[href], button)`);
  way?.focus({ preventScroll: true });
  return way != null;
};

/** While the focus is in a list, `j` and `k` walk its rows; Enter opens one, as it opens any link. */
export const useRowWalk = (
  list: RefObject<HTMLElement | null>,
  count: number,
  goTo: (index: number) => void,
): void => {
  useEffect(() => {
    const node = list.current;
    if (node === null) return;
    const walk = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const row = rowOf(event.target);
      const next = row === null ? null : nextInWalk(event.key, Number(row.dataset.index), count);
      if (next === null) return;
      event.preventDefault();
      goTo(next);
    };
    node.addEventListener("keydown", walk);
    return () => node.removeEventListener("keydown", walk);
  }, [list, count, goTo]);
};
