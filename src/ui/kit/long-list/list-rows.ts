import type { ReactNode } from "react";

export type ListRows = {
  readonly label: string;
  /** One for each row that is loaded, in their order. */
  readonly keys: readonly string[];
  /** How high a row is about, in pixels. */
  readonly rowPx: number;
  /** The address of the list, under which it is remembered where it was left. */
  readonly address: string;
  /** Whether rows are still to come: then nobody is told how many there are in all. */
  readonly hasMore?: boolean;
  /** Called when the last rows that are loaded come near. */
  readonly onNearEnd?: (() => void) | undefined;
  readonly children: (index: number) => ReactNode;
};

/** Up to so many rows a list is drawn whole. */
export const DRAWN_WHOLE = 30;

/** How many rows a screen reader is told there are; -1 for nobody knows. */
export const setSizeOf = ({ keys, hasMore = false }: Pick<ListRows, "keys" | "hasMore">): number =>
  hasMore ? -1 : keys.length;
