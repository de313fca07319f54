import type { Format } from "./format.ts";

/** Things that happened, under the days they happened on, in the order they came. */
export const byDay = <Item extends { readonly at: string }>(
  format: Format,
  items: readonly Item[],
): readonly (readonly [day: string, items: Item[]])[] => {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = format.day(item.at);
    const ofDay = days.get(day);
    if (ofDay === undefined) days.set(day, [item]);
    else ofDay.push(item);
  }
  return [...days];
};
