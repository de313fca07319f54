"use client";

import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { type BackstopStanding, backstopStanding, backstopWords, isWanted } from "./backstop-standing.ts";
import { BACKSTOP_WORDS } from "./backstop-words.ts";
import { exitOf } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";
import { type ExitActions, useExitActions } from "./use-exit-actions.ts";
import { vanishWords } from "./vanish-words.ts";

const GLYPHS: Record<BackstopStanding["kind"], GlyphKind> = {
  off: "held",
  paused: "held",
  due: "blind",
  held: "danger",
  stands: "stop",
  yields: "held",
};

type TurnProps = { readonly standing: BackstopStanding; readonly actions: ExitActions };

const Turn = ({ standing, actions }: TurnProps) => {
  const words = useWords(BACKSTOP_WORDS);
  const busy = actions.busy === "arm";
  if (standing.kind === "off" || standing.kind === "paused") {
    return (
      <Button
        busy={busy ? words.arming : null}
        onClick={() => actions.arm({ kind: "backstop", isWanted: true })}
        data-testid="backstop-on"
      >
        {standing.kind === "paused" ? words.resume : words.want}
      </Button>
    );
  }
  return (
    <AskTwice
      offer={words.giveUp}
      cost={words.giveUpCost}
      keep={words.keep}
      confirm={words.confirm}
      busy={busy ? words.givingUp : null}
      onConfirm={() => actions.arm({ kind: "backstop", isWanted: false })}
      data-testid="backstop-off"
    />
  );
};

/** The stop that stays if Axisor does not: how it stands, and the one switch it has. */
export const BackstopSwitch = ({ position }: { readonly position: PositionView }) => {
  const exit = exitOf(position, ["backstop"]);
  const standing = backstopStanding(exit, position);
  const actions = useExitActions(position);
  const words = useWords(BACKSTOP_WORDS);
  const { confirmed } = useWords(EXIT_WORDS);
  const format = useFormat();
  return (
    <section className="slot" aria-labelledby="backstop-title">
      <h2 id="backstop-title">{isWanted(exit) ? words.titleWanted : words.titleUnwanted}</h2>
      <p className="sentence" data-testid="if-we-vanish">
        {vanishWords(format, position)}
      </p>
      <p className="dim">{words.means}</p>
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <p className="hint" role="status">
        {actions.isConfirmed ? confirmed : ""}
      </p>
      <div className="turn">
        <p className="standing dim" data-testid="backstop-state">
          <Glyph kind={GLYPHS[standing.kind]} />
          <span>{backstopWords(format, position, standing)}</span>
        </p>
        <Turn standing={standing} actions={actions} />
      </div>
    </section>
  );
};
