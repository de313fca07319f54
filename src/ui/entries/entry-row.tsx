"use client";

import type { EntryView } from "#server/trpc/schemas/entries.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { ENTRY_WORDS } from "./entry-table.ts";
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
  const words = useWords(ENTRY_WORDS);
  const format = useFormat();
  const isBusy = actions.busy === entry.id;
  return (
    <li className="rule" data-testid="entry">
      <p className="rule-words">{entrySentence(format, entry.entry)}</p>
      <p className="dim">{entryLimits(format, entry.entry)}</p>
      <p className="standing dim">
        <Glyph kind={glyphOf(entry)} />
        <span data-testid="entry-standing">{entryStanding(format, entry)}</span>
      </p>
      <div className="acts">
        {entry.state === "paused" ? (
          <Button
            isSmall
            busy={isBusy ? words.resuming : null}
            onClick={() => actions.arm(entry.id, entry.entry, () => undefined)}
            data-testid="entry-resume"
          >
            {words.resume}
          </Button>
        ) : null}
        {entry.state === "armed" && !entry.isEnding ? (
          <Button
            isSmall
            busy={isBusy ? words.pausing : null}
            onClick={() => actions.pause(entry)}
            data-testid="entry-pause"
          >
            {words.pause}
          </Button>
        ) : null}
        <Button isSmall onClick={onChange} data-testid="entry-change">
          {words.change}
        </Button>
        <AskTwice
          offer={words.end}
          cost={entryEndCost(words, entry)}
          keep={words.keep}
          confirm={words.confirmEnd}
          busy={isBusy ? words.ending : null}
          onConfirm={() => actions.stop(entry)}
          data-testid="entry-end"
        />
      </div>
    </li>
  );
};
