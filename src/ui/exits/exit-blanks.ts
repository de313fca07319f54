import type { Format } from "#ui/format/format.ts";
import type { Tidying } from "#ui/format/tidy.ts";
import {
  draftOfExit,
  type ExitDraft,
  type ExitField,
  type LevelDraft,
  type SentenceRule,
} from "./exit-draft.ts";

type LevelBlank = {
  readonly empty: string;
  readonly tidy: (text: string) => string;
  readonly mode: "decimal" | "numeric";
};

/** How the blank of a level is filled in, by what the level is given in; a price has a blank of its own. */
export const levelBlanks = (
  tidy: Tidying,
): Readonly<Record<Exclude<LevelDraft["by"], "price">, LevelBlank>> => ({
  percent: { empty: "%", tidy: tidy.percent, mode: "decimal" },
  sats: { empty: "sats", tidy: tidy.sats, mode: "numeric" },
  "liquidation-distance": { empty: "%", tidy: tidy.percent, mode: "decimal" },
});

const FIELDS_OF: Record<ExitDraft["kind"], readonly ExitField[]> = {
  "stop-loss": ["level"],
  "take-profit": ["level"],
  "trailing-stop": ["distance", "activation"],
  "break-even-stop": ["after", "keep"],
};

/** The blank a field of the settings is written in, whoever names it; null when this sentence has none for it. */
export const blankOfExit = (kind: ExitDraft["kind"], field: string | null): ExitField | null => {
  const named = (field ?? "").split(".").map((part) => (part === "keepSats" ? "keep" : part));
  return FIELDS_OF[kind].find((blank) => named.includes(blank)) ?? null;
};

/** Whether two settings say the same. */
export const isSameRule = (format: Format, a: SentenceRule | null, b: SentenceRule | null): boolean => {
  const written = (rule: SentenceRule) => JSON.stringify(draftOfExit(format, rule));
  return a === b || (a !== null && b !== null && written(a) === written(b));
};

/** What is typed in a blank. */
export const textIn = (draft: ExitDraft, field: ExitField): string => {
  switch (draft.kind) {
    case "stop-loss":
    case "take-profit":
      return draft.level.text;
    case "trailing-stop":
      return field === "activation" ? draft.activation : draft.distance;
    case "break-even-stop":
      return field === "keep" ? draft.keep : draft.after.text;
  }
};
