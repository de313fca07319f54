"use client";

import type { EntryView } from "#server/trpc/schemas/entries.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { entryEndCost, entryLimits, entrySentence, entryStanding } from "./entry-words.ts";
import type { EntryActions } from "./use-entry-actions.ts";

type Props = {
  readonly entry: EntryView;
  readonly actions: EntryActions;
  readonly onChange: () => void;
};

const glyphOf = ({ state, heldBy, isEnding }: EntryView): GlyphKind =>
  state === "armed" && heldBy === null && !isEnding ? "trigger" : "held";

/** One entry: what it waits for, how it stands, and what can be done about it. */
export const EntryRow = ({ entry, actions, onChange }: Props) => {
  const isBusy = actions.busy === entry.id;
  return (
    <li className="rule" data-testid="entry">
      <p className="rule-words">{entrySentence(entry.entry)}</p>
      <p className="dim">{entryLimits(entry.entry)}</p>
      <p className="standing dim">
        <Glyph kind={glyphOf(entry)} />
        <span data-testid="entry-standing">{entryStanding(entry)}</span>
      </p>
      <div className="acts">
        {entry.state === "paused" ? (
          <Button
            isSmall
            busy={isBusy ? "Resuming" : null}
            onClick={() => actions.arm(entry.id, entry.entry, () => undefined)}
            data-testid="entry-resume"
          >
            Resume
          </Button>
        ) : null}
        {entry.state === "armed" && !entry.isEnding ? (
          <Button
            isSmall
            busy={isBusy ? "Pausing" : null}
            onClick={() => actions.pause(entry)}
            data-testid="entry-pause"
          >
            Pause
          </Button>
        ) : null}
        <Button isSmall onClick={onChange} data-testid="entry-change">
          Change
        </Button>
        <AskTwice
          offer="End"
          cost={entryEndCost(entry)}
          keep="Keep it"
          confirm="End this entry"
          busy={isBusy ? "Ending" : null}
          onConfirm={() => actions.stop(entry)}
          data-testid="entry-end"
        />
      </div>
    </li>
  );
};
