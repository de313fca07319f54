import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";

type Props = {
  readonly position: PositionView;
  /** When a guard last acted on it, in words. */
  readonly actedAgo: string | null;
  /** While we cannot see the exchange no guard can act, whatever it says of itself. */
  readonly isBlind: boolean;
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
  const band = `Guard ${format.settingNumber(guard.config.triggerBps)} to ${format.setting(guard.config.targetBps)}`;
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
  return (
    <span className="tag">
      <Glyph kind="trigger" />
      {band}
    </span>
  );
};

export const PositionTags = ({ position, actedAgo, isBlind }: Props) => (
  <div className="guards">
    <GuardTag position={position} isBlind={isBlind} />
    {position.stopLoss === null ? null : (
      <span className="tag">
        <Glyph kind="stop" />
        {position.guard === null ? "Stop loss, no guard" : "Stop loss"}
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
