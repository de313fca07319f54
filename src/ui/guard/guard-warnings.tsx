import { type Driver, leastTrigger } from "#domain/automations/margin-guard-defaults.ts";
import type { MarginGuardPreview } from "#domain/automations/preview-margin-guard.ts";
import type { Reaction } from "#domain/notifications/reaction-time.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { Note } from "#ui/kit/note.tsx";

type Props = {
  readonly position: PositionView;
  readonly preview: MarginGuardPreview;
  readonly triggerBps: number;
  readonly driver: Driver;
  /** How fast this trader's guards were seen to act; null while too few receipts tell. */
  readonly reaction: Reaction | null;
  readonly last: number;
  /** The same is told among the conflicts with other rules. */
  readonly isStopTold: boolean;
};

/** Whether a stop that nobody moves out of the way closes the position before the trigger; the backstop follows liquidation. */
export const isStopFirst = ({ position, preview }: Pick<Props, "position" | "preview">): boolean =>
  position.stopLoss !== null &&
  position.stopOwner !== "backstop" &&
  (position.side === "long"
    ? position.stopLoss >= preview.trigger.price
    : position.stopLoss <= preview.trigger.price);

/** How fast it acts: as the trader's own receipts tell, else by what runs the ticks. */
export const reactionWords = (driver: Driver, reaction: Reaction | null): string => {
  if (reaction !== null)
    return `Of your last ${reaction.count} top-ups, 95 of 100 left within ${format.number(reaction.ms / 1_000, 1)} s of their price.`;
  return driver === "cron"
    ? "This installation looks at prices about once a minute."
    : "This installation acts within seconds of a price.";
};

/** What stands in the way of this guard: a stop that comes first, or a trigger tighter than this installation reacts. */
export const GuardWarnings = (props: Props) => {
  const { position, preview, triggerBps, driver, reaction, isStopTold } = props;
  const least = leastTrigger(driver);
  return (
    <>
      {!isStopTold && isStopFirst(props) && position.stopLoss !== null ? (
        <Note glyph="danger" title="Your stop loss closes this position before the guard can act">
          <p>
            The stop is at {format.price(position.stopLoss)}. The guard fires at{" "}
            {format.price(preview.trigger.price)}, {position.side === "long" ? "lower" : "higher"}. Move the
            stop on LN Markets beyond that, or leave it and do without the guard.
          </p>
        </Note>
      ) : null}
      {triggerBps < least ? (
        <Note glyph="watch" title={`A trigger under ${format.setting(least)} often comes too late here`}>
          <p>
            {reactionWords(driver, reaction)} A fast move can cross from {format.price(preview.trigger.price)}{" "}
            to the liquidation at {format.price(position.liquidation)} before the sats arrive.
          </p>
        </Note>
      ) : null}
    </>
  );
};
