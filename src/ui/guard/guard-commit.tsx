import type { ReactNode } from "react";
import type { GuardView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";

type Action = "arm" | "pause" | "resume";

type Standing = Pick<GuardView, "state" | "cannotFire" | "stillFires" | "triggerPrice">;

type Props = {
  readonly guard: Standing | null;
  /** The settings differ from the ones that stand. */
  readonly isChanged: boolean;
  readonly busy: Action | null;
  /** Null where there is nothing to arm a guard on. */
  readonly onArm: (() => void) | null;
  readonly onPause: () => void;
  readonly onResume: () => void;
  /** What else may be done with a guard that stands. */
  readonly children?: ReactNode;
};

/** "Armed" only when it can really fire; if it cannot, the same place says why. */
const StandingWords = ({ guard, isChanged }: Pick<Props, "guard" | "isChanged">) => {
  if (guard === null || guard.state === "ended")
    return <span>Not armed. Nothing is done until you arm it.</span>;
  if (guard.state === "paused") return <span>Paused. Nothing is done until you resume it.</span>;
  if (guard.cannotFire !== null) {
    return (
      <>
        <Glyph kind="danger" />
        <span>Cannot fire: {guard.cannotFire.replace(/\.$/u, "")}.</span>
      </>
    );
  }
  const at = guard.triggerPrice === null ? "" : ` It fires at ${format.price(guard.triggerPrice)}.`;
  return (
    <>
      <Glyph kind="trigger" />
      <span>
        Armed.{guard.stillFires === null ? at : ` Only in part: ${guard.stillFires}.`}
        {isChanged ? " Your changes are not armed yet." : ""}
      </span>
    </>
  );
};

const LIVE = new Set(["armed", "paused"]);

/** Pausing is one press; so is arming, because the sentence above has said what it may cost. */
export const GuardCommit = ({ guard, isChanged, busy, onArm, onPause, onResume, children }: Props) => {
  const isLive = guard !== null && LIVE.has(guard.state);
  const armWord = isLive && guard.state === "armed" ? "Arm the changes" : "Arm guard";
  return (
    <div className="commit">
      <p className="standing dim" data-testid="guard-state">
        <StandingWords guard={guard} isChanged={isChanged} />
      </p>
      <div className="acts">
        {isLive ? children : null}
        {guard?.state === "armed" ? (
          <Button busy={busy === "pause" ? "Pausing" : null} onClick={onPause} data-testid="guard-pause">
            Pause guard
          </Button>
        ) : null}
        {guard?.state === "paused" ? (
          <Button busy={busy === "resume" ? "Resuming" : null} onClick={onResume} data-testid="guard-resume">
            Resume guard
          </Button>
        ) : null}
        {onArm === null ? null : (
          <Button
            look="primary"
            busy={busy === "arm" ? "Arming" : null}
            disabled={isLive && guard.state === "armed" && !isChanged}
            onClick={onArm}
            data-testid="guard-arm"
          >
            {armWord}
          </Button>
        )}
      </div>
    </div>
  );
};
