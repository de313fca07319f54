"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "#ui/api/trpc.ts";
import { useTheme } from "#ui/chart/use-theme.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import type { Entry } from "./entry.ts";
import { fixedEntries } from "./fixed-entries.ts";
import { OPENING_WORDS } from "./opening-words.ts";
import { ownEntries } from "./own-entries.ts";
import { PALETTE_WORDS } from "./palette-words.ts";
import { scoreEntry } from "./score-entry.ts";
import { useRun } from "./use-run.ts";
import "./palette.css";

const GROUPS = ["positions", "actions", "pages", "accounts", "automations"] as const;

/** The automations are read when the palette opens, and not again while it is open. */
const READ_ONCE = { staleTime: 30_000 };

const Item = ({ entry, onChoose }: { readonly entry: Entry; readonly onChoose: (entry: Entry) => void }) => (
  <Command.Item
    value={entry.id}
    keywords={[entry.name, ...entry.aliases]}
    onSelect={() => onChoose(entry)}
    data-testid="palette-item"
  >
    <span>{entry.name}</span>
    {entry.note === null ? null : <small>{entry.note}</small>}
  </Command.Item>
);

/** How well an entry fits; the list knows it by its id, and what it is called by the keywords. */
const score = (_id: string, search: string, [name = "", ...aliases]: readonly string[] = []): number =>
  scoreEntry(search, name, aliases);

type Props = {
  readonly onClose: () => void;
  readonly onOpen: (what: "sheet") => void;
};

/** Everything a trader can go to or open, found by what it is called. */
export const Palette = ({ onClose, onOpen }: Props) => {
  const words = useWords(PALETTE_WORDS);
  const opening = useWords(OPENING_WORDS);
  const format = useFormat();
  const trpc = useTRPC();
  const theme = useTheme();
  const run = useRun({ onClose, onOpen });
  const [search, setSearch] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const overview = useQuery(trpc.overview.get.queryOptions(undefined, READ_ONCE));
  const askable = useQuery(trpc.tradeLog.askable.queryOptions(undefined, READ_ONCE));
  useEffect(() => input.current?.focus(), []);
  const all = [
    ...fixedEntries(format.locale, theme),
    ...ownEntries(format, overview.data ?? null, askable.data?.automations ?? []),
  ];
  const entries = search.trim() === "" ? all.filter(({ isHidden }) => !isHidden) : all;
  const isReading = overview.isPending || askable.isPending;
  return (
    <Command
      label={opening.palette}
      filter={score}
      vimBindings={false}
      loop
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
          event.preventDefault();
          onClose();
        }
      }}
    >
      <Command.Input
        ref={input}
        value={search}
        onValueChange={setSearch}
        placeholder={words.hint}
        data-testid="palette-search"
      />
      <Command.List label={words.results}>
        <Command.Empty>{words.nothing}</Command.Empty>
        {GROUPS.map((group) => {
          const ofGroup = entries.filter((entry) => entry.group === group);
          return ofGroup.length === 0 ? null : (
            <Command.Group key={group} heading={words.groups[group]}>
              {ofGroup.map((entry) => (
                <Item key={entry.id} entry={entry} onChoose={(chosen) => run(chosen.run)} />
              ))}
            </Command.Group>
          );
        })}
      </Command.List>
      <p className="hint" role="status">
        {isReading ? words.reading : overview.isError ? words.unread : words.keys}
      </p>
    </Command>
  );
};
