import type { GuardStepView, PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";

type Props = {
  readonly position: PositionView;
  /** When a guard last acted on it, in words. */
  readonly actedAgo: string | null;
  /** While we cannot see the exchange no guard can act, whatever it says of itself. */
  readonly isBlind: boolean;
};

const whenWords = ({ when }: GuardStepView): string => {
  switch (when.by) {
    case "distance":
      return format.settingNumber(when.bps);
    case "price":
      return format.price(when.price);
    case "margin-used":
      return `${format.setting(when.bps)} of margin`;
  }
};

/** A guard in a few words: its first step, and how many follow. */
const guardBand = (steps: readonly GuardStepView[]): string => {
  const [first, ...more] = steps;
  if (first === undefined) return "Guard";
  const words =
    first.deed.kind === "close"
      ? `Guard closes at ${whenWords(first)}`
      : `Guard ${whenWords(first)} to ${format.setting(first.deed.targetBps)}`;
  return more.length === 0 ? words : `${words}, ${more.length} more`;
};

/** What protects a position, or why nothing does, in the same place. */
const GuardTag = ({ position: { guard, stopLoss }, isBlind }: Omit<Props, "actedAgo">) => {
  if (guard === null || guard.state === "ended") {
    return stopLoss === null ? (
      <span className="tag">
        <Glyph kind="blind" />
        No guard, no stop
      </span>
    ) : null;
  }
  const band = guardBand(guard.config.steps);
  if (guard.state === "paused") {
    return (
      <span className="tag">
        <Glyph kind="held" />
        {band}, paused
      </span>
    );
  }
  if (isBlind) {
    return (
      <span className="tag wrap">
        <Glyph kind="blind" />
        {band}, cannot act while blind
      </span>
    );
  }
  if (guard.cannotFire !== null) {
    return (
      <span className="tag wrap">
        <Glyph kind="danger" />
        Guard cannot fire: {guard.cannotFire.replace(/\.$/u, "")}
      </span>
    );
  }
  if (guard.stillFires !== null) {
    return (
      <span className="tag wrap">
        <Glyph kind="watch" />
        {band}, only in part: {guard.stillFires}
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
const stopName = ({ guard, stopOwner }: PositionView): string => {
  if (stopOwner === "backstop") return "Backstop";
  return guard === null ? "Stop loss, no guard" : "Stop loss";
};

export const PositionTags = ({ position, actedAgo, isBlind }: Props) => (
  <div className="guards">
    <GuardTag position={position} isBlind={isBlind} />
    {position.stopLoss === null ? null : (
      <span className="tag">
        <Glyph kind="stop" />
        {stopName(position)}
      </span>
    )}
    {actedAgo === null ? null : (
      <span className="tag s-acted">
        <Glyph kind="acted" />
        acted {actedAgo}
      </span>
    )}
  </div>
);
