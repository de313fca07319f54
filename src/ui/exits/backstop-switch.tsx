"use client";

import type { PositionView } from "#server/trpc/schemas/views.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { Refusal } from "#ui/security/refusal.tsx";
import { type BackstopStanding, backstopStanding, backstopWords, isWanted } from "./backstop-standing.ts";
import { exitOf } from "./exit-standing.ts";
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
  const busy = actions.busy === "arm";
  if (standing.kind === "off" || standing.kind === "paused") {
    return (
      <Button
        busy={busy ? "Arming" : null}
        onClick={() => actions.arm({ kind: "backstop", isWanted: true })}
        data-testid="backstop-on"
      >
        {standing.kind === "paused" ? "Resume the backstop" : "Want a backstop"}
      </Button>
    );
  }
  return (
    <AskTwice
      offer="Give up the backstop"
      cost="Without it nothing closes this position before liquidation while Axisor is away, unless you set a stop yourself. Liquidation takes the whole margin."
      keep="Keep it"
      confirm="Give it up"
      busy={busy ? "Giving it up" : null}
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
  return (
    <section className="slot" aria-labelledby="backstop-title">
      <h2 id="backstop-title">Backstop: {isWanted(exit) ? "wanted" : "not wanted"}</h2>
      <p className="sentence" data-testid="if-we-vanish">
        {vanishWords(position)}
      </p>
      <p className="dim">
        A backstop is a stop at LN Markets just before liquidation. It follows liquidation, gives way to any
        stop of yours, and closes the position if nobody is there to add margin. A gap may close it at a worse
        price.
      </p>
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <p className="hint" role="status">
        {actions.isConfirmed ? "Confirmed for five minutes. Nothing was sent yet: press it again." : ""}
      </p>
      <div className="turn">
        <p className="standing dim" data-testid="backstop-state">
          <Glyph kind={GLYPHS[standing.kind]} />
          <span>{backstopWords(position, standing)}</span>
        </p>
        <Turn standing={standing} actions={actions} />
      </div>
    </section>
  );
};
