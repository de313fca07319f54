import type { VirtualItem } from "@tanstack/react-virtual";

/** Where a list was left: how far the page was scrolled, and how high its rows had been measured to be. */
export type ListPlace = { readonly offset: number; readonly sizes: readonly VirtualItem[] };

/** Going back shows a list again within this time, or it was not the way back that led to it. */
const BACK_WITHIN_MS = 3_000;
const MOST_KEPT = 20;

/** Remembers where lists were left, by their address, for whoever comes back to one. `clock` in milliseconds. */
export const createListPlaces = (clock: () => number) => {
  const places = new Map<string, ListPlace>();
  let wentBackAt = Number.NEGATIVE_INFINITY;
  return {
    wentBack: (): void => {
      wentBackAt = clock();
    },
    keep: (address: string, place: ListPlace): void => {
      places.delete(address);
      places.set(address, place);
      const [oldest] = places.keys();
      if (places.size > MOST_KEPT && oldest !== undefined) places.delete(oldest);
    },
    /** Null where somebody came by another way than back: a list that is opened anew begins at its top. */
    returnTo: (address: string): ListPlace | null =>
      clock() - wentBackAt > BACK_WITHIN_MS ? null : (places.get(address) ?? null),
  };
};

export const listPlaces = createListPlaces(() => performance.now());

if (typeof window !== "undefined") window.addEventListener("popstate", listPlaces.wentBack);
