import type { ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import type { SentenceKind } from "./exit-draft.ts";
import type { ExitStanding } from "./exit-standing.ts";
import { EXIT_NAMES, standingWords } from "./exit-words.ts";
import type { ExitActions } from "./use-exit-actions.ts";

type Props = {
  readonly kind: SentenceKind;
  /** The exit of this kind; null where none is, or one of another kind is in its place. */
  readonly exit: ExitView | null;
  readonly side: PositionView["side"];
  readonly standing: ExitStanding;
  /** The settings differ from the ones that are armed. */
  readonly isChanged: boolean;
  readonly actions: Pick<ExitActions, "busy" | "arm" | "pause">;
  readonly onArm: () => void;
};

const GLYPHS: Record<ExitStanding["kind"], GlyphKind> = {
  none: "held",
  paused: "held",
  due: "blind",
  closing: "watch",
  held: "danger",
  stands: "stop",
  waits: "trigger",
  yields: "held",
  differs: "held",
};

const Turn = ({ kind, exit, actions }: Pick<Props, "kind" | "exit" | "actions">) => {
  if (exit === null) return null;
  return exit.state === "paused" ? (
    <Button
      busy={actions.busy === "arm" ? "Resuming" : null}
      onClick={() => actions.arm(exit.rule)}
      data-testid={`${kind}-resume`}
    >
      Resume {EXIT_NAMES[kind]}
    </Button>
  ) : (
    <Button
      busy={actions.busy === "pause" ? "Pausing" : null}
      onClick={() => actions.pause(exit)}
      data-testid={`${kind}-pause`}
    >
      Pause {EXIT_NAMES[kind]}
    </Button>
  );
};

/** How the exit stands, and what can be done about it in one press. */
export const ExitCommit = ({ kind, exit, side, standing, isChanged, actions, onArm }: Props) => (
  <div className="commit">
    <p className="standing dim" data-testid={`${kind}-state`}>
      <Glyph kind={GLYPHS[standing.kind]} />
      <span>
        {standingWords(kind, side, standing)}
        {exit !== null && isChanged ? " Your changes are not armed yet." : ""}
      </span>
    </p>
    <div className="acts">
      <Turn kind={kind} exit={exit} actions={actions} />
      <Button
        look="primary"
        busy={actions.busy === "arm" ? "Arming" : null}
        disabled={exit !== null && !isChanged}
        onClick={onArm}
        data-testid={`${kind}-arm`}
      >
        {exit === null ? `Arm ${EXIT_NAMES[kind]}` : "Arm the changes"}
      </Button>
    </div>
  </div>
);
