import type { AnnouncedFunding } from "#domain/automations/look-ahead.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";

/** What the lines of a chart stand for, and what a move of one is worked out from. */
export type Holding = {
  readonly position: PositionView;
  /** The last price in half dollars. */
  readonly last: number;
  /** Free sats; null when they have not been read. */
  readonly balance: number | null;
  /** The funding announced; null where it is not known. */
  readonly funding: AnnouncedFunding | null;
};
