"use client";

import { useSyncExternalStore } from "react";

/** Kept for this device alone: another may be spoken to, or have other keys. */
const KEY = "axisor-single-keys";
const OFF = "off";

const hearing = new Set<() => void>();

/** Whether single characters act; they do unless they were turned off here. */
export const areSingleKeysOn = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== OFF;
  } catch {
    return true;
  }
};

/** Turns them on or off, in every open page of this browser. */
export const chooseSingleKeys = (isOn: boolean): void => {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // A browser that keeps nothing goes on as it was.
  }
  for (const hear of hearing) hear();
};

const subscribe = (hear: () => void) => {
  hearing.add(hear);
  addEventListener("storage", hear);
  return () => {
    hearing.delete(hear);
    removeEventListener("storage", hear);
  };
};

/** Null until the page runs in a browser, which alone knows. */
export const useSingleKeys = (): boolean | null =>
  useSyncExternalStore<boolean | null>(subscribe, areSingleKeysOn, () => null);
