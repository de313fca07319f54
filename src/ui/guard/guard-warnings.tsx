import { type Driver, leastTrigger } from "#domain/automations/margin-guard-defaults.ts";
import type { MarginGuardPreview } from "#domain/automations/preview-margin-guard.ts";
import type { Reaction } from "#domain/notifications/reaction-time.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { WARNING_WORDS } from "./warning-words.ts";

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
export const reactionWords = (format: Format, driver: Driver, reaction: Reaction | null): string => {
  const words = WARNING_WORDS[format.locale];
  if (reaction === null) return words.drivers[driver];
  return words.reaction(format.number(reaction.count), format.number(reaction.ms / 1_000, 1));
};

/** What stands in the way of this guard: a stop that comes first, or a trigger tighter than this installation reacts. */
export const GuardWarnings = (props: Props) => {
  const { position, preview, triggerBps, driver, reaction, isStopTold } = props;
  const words = useWords(WARNING_WORDS);
  const format = useFormat();
  const least = leastTrigger(driver);
  const trigger = format.price(preview.trigger.price);
  return (
    <>
      {!isStopTold && isStopFirst(props) && position.stopLoss !== null ? (
        <Note glyph="danger" title={words.stopFirst}>
          <p>{words.stopIsAt(format.price(position.stopLoss), trigger, position.side)}</p>
        </Note>
      ) : null}
      {triggerBps < least ? (
        <Note glyph="watch" title={words.tooLate(format.setting(least))}>
          <p>
            {reactionWords(format, driver, reaction)}{" "}
            {words.fastMove(trigger, format.price(position.liquidation))}
          </p>
        </Note>
      ) : null}
    </>
  );
};
