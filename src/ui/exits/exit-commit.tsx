import type { ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { SentenceKind } from "./exit-draft.ts";
import type { ExitStanding } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";
import { standingWords } from "./exit-words.ts";
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
  const words = useWords(EXIT_WORDS);
  if (exit === null) return null;
  return exit.state === "paused" ? (
    <Button
      busy={actions.busy === "arm" ? words.resuming : null}
      onClick={() => actions.arm(exit.rule)}
      data-testid={`${kind}-resume`}
    >
      {words.resume(words.names[kind])}
    </Button>
  ) : (
    <Button
      busy={actions.busy === "pause" ? words.pausing : null}
      onClick={() => actions.pause(exit)}
      data-testid={`${kind}-pause`}
    >
      {words.pause(words.names[kind])}
    </Button>
  );
};

/** How the exit stands, and what can be done about it in one press. */
export const ExitCommit = ({ kind, exit, side, standing, isChanged, actions, onArm }: Props) => {
  const words = useWords(EXIT_WORDS);
  const format = useFormat();
  return (
    <div className="commit">
      <p className="standing dim" data-testid={`${kind}-state`}>
        <Glyph kind={GLYPHS[standing.kind]} />
        <span>
          {standingWords(format, kind, side, standing)}
          {exit !== null && isChanged ? ` ${words.changesNotArmed}` : ""}
        </span>
      </p>
      <div className="acts">
        <Turn kind={kind} exit={exit} actions={actions} />
        <Button
          look="primary"
          busy={actions.busy === "arm" ? words.arming : null}
          disabled={exit !== null && !isChanged}
          onClick={onArm}
          data-testid={`${kind}-arm`}
        >
          {exit === null ? words.arm(words.names[kind]) : words.armChanges}
        </Button>
      </div>
    </div>
  );
};
