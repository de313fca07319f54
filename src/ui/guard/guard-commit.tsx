import type { ReactNode } from "react";
import type { GuardView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { COMMIT_WORDS } from "./commit-words.ts";

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
  const words = useWords(COMMIT_WORDS);
  const format = useFormat();
  if (guard === null || guard.state === "ended") return <span>{words.notArmed}</span>;
  if (guard.state === "paused") return <span>{words.paused}</span>;
  const { cannotFire, stillFires, triggerPrice } = guard;
  if (cannotFire !== null) {
    return (
      <>
        <Glyph kind="danger" />
        <span>{words.cannotFire(cannotFire.replace(/\.$/u, ""))}</span>
      </>
    );
  }
  const at = triggerPrice === null ? [] : [words.firesAt(format.price(triggerPrice))];
  const how = stillFires === null ? at : [words.inPart(stillFires)];
  return (
    <>
      <Glyph kind="trigger" />
      <span>{[words.armed, ...how, ...(isChanged ? [words.unsaved] : [])].join(" ")}</span>
    </>
  );
};

const LIVE = new Set(["armed", "paused"]);

/** Pausing is one press; so is arming, because the sentence above has said what it may cost. */
export const GuardCommit = ({ guard, isChanged, busy, onArm, onPause, onResume, children }: Props) => {
  const words = useWords(COMMIT_WORDS);
  const isLive = guard !== null && LIVE.has(guard.state);
  const armWord = isLive && guard.state === "armed" ? words.armChanges : words.arm;
  return (
    <div className="commit">
      <p className="standing dim" data-testid="guard-state">
        <StandingWords guard={guard} isChanged={isChanged} />
      </p>
      <div className="acts">
        {isLive ? children : null}
        {guard?.state === "armed" ? (
          <Button busy={busy === "pause" ? words.pausing : null} onClick={onPause} data-testid="guard-pause">
            {words.pause}
          </Button>
        ) : null}
        {guard?.state === "paused" ? (
          <Button
            busy={busy === "resume" ? words.resuming : null}
            onClick={onResume}
            data-testid="guard-resume"
          >
            {words.resume}
          </Button>
        ) : null}
        {onArm === null ? null : (
          <Button
            look="primary"
            busy={busy === "arm" ? words.arming : null}
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
