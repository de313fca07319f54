import type { ImportedView } from "#server/trpc/schemas/automation-history.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { SettingDiff } from "./setting-diff.tsx";

type Entry = ImportedView["entries"][number];

const wordsOf = ({ name, replaces, lines, needsFactor }: Entry): string => {
  if (replaces === null) return "Is armed where nothing stands yet.";
  if (lines.length === 0) return `Is what stands there already: the ${name.toLowerCase()} stays as it is.`;
  return `Takes the place of the ${replaces.toLowerCase()} that stands there${needsFactor ? ", and may put more at risk" : ""}.`;
};

const EntryRow = ({ entry }: { readonly entry: Entry }) => (
  <li className="one" data-testid="import-entry">
    <h3>
      <Glyph kind={entry.refusal === null ? "trigger" : "danger"} /> {entry.entry + 1}. {entry.name}
    </h3>
    {entry.refusal === null ? (
      <p className="dim">{wordsOf(entry)}</p>
    ) : (
      <FormError>{entry.refusal.message}</FormError>
    )}
    <SettingDiff lines={entry.lines} />
  </li>
);

type Props = {
  readonly entries: readonly Entry[];
  readonly isBusy: boolean;
  readonly onArm: () => void;
  /** Says that the warnings of other rules were read and are meant. */
  readonly onMean: () => void;
};

const commitWords = (entries: readonly Entry[]): string => {
  if (entries.length === 0) return "Choose where at least one of them goes.";
  if (entries.some(({ refusal }) => refusal !== null))
    return "Nothing is armed while one is refused. Leave it out, choose another position, or change the file.";
  return entries.some(({ needsFactor }) => needsFactor)
    ? "All of them are armed at once, or none. It asks for a fresh proof that it is you."
    : "All of them are armed at once, or none.";
};

/** What would become of each automation of a file, before anything is stored. */
export const ImportPreview = ({ entries, isBusy, onArm, onMean }: Props) => {
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
      <p className="dim">{commitWords(entries)}</p>
      <div className="acts">
        {isOnlyUnread ? (
          <Button onClick={onMean} data-testid="mean-it">
            I mean it so
          </Button>
        ) : null}
        <Button
          look="primary"
          busy={isBusy ? "Arming" : null}
          disabled={!canArm}
          onClick={onArm}
          data-testid="import-arm"
        >
          Arm {entries.length === 1 ? "it" : `all ${entries.length}`}
        </Button>
      </div>
    </>
  );
};
