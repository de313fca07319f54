import type { ImportedView } from "#server/trpc/schemas/automation-history.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { IMPORT_WORDS } from "./import-words.ts";
import { SettingDiff } from "./setting-diff.tsx";

type Entry = ImportedView["entries"][number];

type Table = (typeof IMPORT_WORDS)["en"];

const wordsOf = (words: Table, { name, replaces, lines, needsFactor }: Entry): string => {
  if (replaces === null) return words.isNew;
  if (lines.length === 0) return words.isSame(name);
  return needsFactor ? words.replacesAtRisk(replaces) : words.replaces(replaces);
};

const EntryRow = ({ entry }: { readonly entry: Entry }) => {
  const words = useWords(IMPORT_WORDS);
  return (
    <li className="one" data-testid="import-entry">
      <h3>
        <Glyph kind={entry.refusal === null ? "trigger" : "danger"} /> {entry.entry + 1}. {entry.name}
      </h3>
      {entry.refusal === null ? (
        <p className="dim">{wordsOf(words, entry)}</p>
      ) : (
        <FormError>{entry.refusal.message}</FormError>
      )}
      <SettingDiff lines={entry.lines} />
    </li>
  );
};

type Props = {
  readonly entries: readonly Entry[];
  readonly isBusy: boolean;
  readonly onArm: () => void;
  /** Says that the warnings of other rules were read and are meant. */
  readonly onMean: () => void;
};

const commitWords = (words: Table, entries: readonly Entry[]): string => {
  if (entries.length === 0) return words.chooseOne;
  if (entries.some(({ refusal }) => refusal !== null)) return words.refused;
  return entries.some(({ needsFactor }) => needsFactor)
    ? `${words.allOrNone} ${words.needsFactor}`
    : words.allOrNone;
};

/** What would become of each automation of a file, before anything is stored. */
export const ImportPreview = ({ entries, isBusy, onArm, onMean }: Props) => {
  const words = useWords(IMPORT_WORDS);
  const refused = entries.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
  const isOnlyUnread = refused.length > 0 && refused.every(({ field }) => field === "acknowledged");
  const canArm = entries.length > 0 && entries.every(({ refusal }) => refusal === null);
  return (
    <>
      <ol>
        {entries.map((entry) => (
          <EntryRow key={entry.entry} entry={entry} />
        ))}
      </ol>
      <p className="dim">{commitWords(words, entries)}</p>
      <div className="acts">
        {isOnlyUnread ? (
          <Button onClick={onMean} data-testid="mean-it">
            {words.meanIt}
          </Button>
        ) : null}
        <Button
          look="primary"
          busy={isBusy ? words.arming : null}
          disabled={!canArm}
          onClick={onArm}
          data-testid="import-arm"
        >
          {words.arm(entries.length)}
        </Button>
      </div>
    </>
  );
};
