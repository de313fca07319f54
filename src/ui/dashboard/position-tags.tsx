import type { GuardStepView, PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { DESK_WORDS, type DeskTable } from "./desk-words.tsx";

type Props = {
  readonly position: PositionView;
  /** When a guard last acted on it, in words. */
  readonly actedAgo: string | null;
  /** While we cannot see the exchange no guard can act, whatever it says of itself. */
  readonly isBlind: boolean;
};

const whenWords = (words: DeskTable["band"], format: Format, { when }: GuardStepView): string => {
  switch (when.by) {
    case "distance":
      return format.settingNumber(when.bps);
    case "price":
      return format.price(when.price);
    case "margin-used":
      return words.ofMargin(format.setting(when.bps));
  }
};

/** A guard in a few words: its first step, and how many follow. */
const guardBand = (words: DeskTable["band"], format: Format, steps: readonly GuardStepView[]): string => {
  const [first, ...more] = steps;
  if (first === undefined) return words.guard;
  const when = whenWords(words, format, first);
  const told =
    first.deed.kind === "close" ? words.closes(when) : words.adds(when, format.setting(first.deed.targetBps));
  return more.length === 0 ? told : words.more(told, more.length);
};

/** What protects a position, or why nothing does, in the same place. */
const GuardTag = ({ position: { guard, stopLoss }, isBlind }: Omit<Props, "actedAgo">) => {
  const words = useWords(DESK_WORDS);
  const format = useFormat();
  if (guard === null || guard.state === "ended") {
    return stopLoss === null ? (
      <span className="tag">
        <Glyph kind="blind" />
        {words.tag.bare}
      </span>
    ) : null;
  }
  const band = guardBand(words.band, format, guard.config.steps);
  if (guard.state === "paused") {
    return (
      <span className="tag">
        <Glyph kind="held" />
        {words.tag.paused(band)}
      </span>
    );
  }
  if (isBlind) {
    return (
      <span className="tag wrap">
        <Glyph kind="blind" />
        {words.tag.blind(band)}
      </span>
    );
  }
  if (guard.cannotFire !== null) {
    return (
      <span className="tag wrap">
        <Glyph kind="danger" />
        {words.guardCannotFire(guard.cannotFire.replace(/\.$/u, ""))}
      </span>
    );
  }
  if (guard.stillFires !== null) {
    return (
      <span className="tag wrap">
        <Glyph kind="watch" />
        {words.tag.part(band, guard.stillFires)}
      </span>
    );
  }
  return (
    <span className="tag">
      <Glyph kind="trigger" />
      {band}
    </span>
  );
};

/** Whose the stop is that stands, in a word or two. */
const stopName = (words: DeskTable["stop"], { guard, stopOwner }: PositionView): string => {
  if (stopOwner === "backstop") return words.backstop;
  return guard === null ? words.noGuard : words.guarded;
};

export const PositionTags = ({ position, actedAgo, isBlind }: Props) => {
  const words = useWords(DESK_WORDS);
  return (
    <div className="guards">
      <GuardTag position={position} isBlind={isBlind} />
      {position.stopLoss === null ? null : (
        <span className="tag">
          <Glyph kind="stop" />
          {stopName(words.stop, position)}
        </span>
      )}
      {actedAgo === null ? null : (
        <span className="tag s-acted">
          <Glyph kind="acted" />
          {words.tag.acted(actedAgo)}
        </span>
      )}
    </div>
  );
};
