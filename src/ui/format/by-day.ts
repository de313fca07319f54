import type { Format } from "./format.ts";

/** Things that happened, under the days they happened on, in the order they came. */
export const byDay = <Item extends { readonly at: string }>(
  format: Format,
  items: readonly Item[],
): readonly (readonly [day: string, items: Item[]])[] => {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = format.day(item.at);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
};
