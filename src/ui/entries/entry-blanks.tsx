import type { Format } from "#ui/format/format.ts";
import { tidying } from "#ui/format/tidy.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import type { EntryDraft } from "./entry-draft.ts";
import { ENTRY_SENTENCE_WORDS } from "./entry-sentence-words.tsx";
import type { EntryDraftMistake, EntryField } from "./read-entry.ts";
import { ladderExample } from "./read-entry-words.ts";

export type EntryBlanksProps = {
  readonly draft: EntryDraft;
  readonly mistakes: readonly EntryDraftMistake[];
  readonly onChange: (change: Partial<EntryDraft>) => void;
};

/** What is typed in words or numbers, by the name of its draft. */
type TypedField = {
  readonly [Key in keyof EntryDraft]: string extends EntryDraft[Key] ? Key : never;
}[keyof EntryDraft];

type ChosenField = Exclude<keyof EntryDraft, TypedField>;

/** The part of the entry that each blank belongs to. */
const PARTS: Record<TypedField, EntryField> = {
  price: "when",
  prices: "when",
  dip: "when",
  within: "when",
  period: "when",
  level: "when",
  fast: "when",
  slow: "when",
  size: "size",
  leverage: "leverage",
  guardCap: "guard",
  stop: "stopLoss",
  profit: "takeProfit",
  budget: "budget",
  maxEntries: "maxEntries",
  expires: "expiresAt",
  quietFrom: "quietHours",
  quietTo: "quietHours",
};

type Spec = {
  readonly empty: string;
  readonly mode: "decimal" | "numeric" | "text";
  readonly tidy?: (text: string) => string;
};

const asTyped = (text: string): string => text;

const specsIn = (format: Format): Record<Exclude<TypedField, "price">, Spec> => {
  const tidy = tidying(format);
  return {
    prices: { empty: ladderExample(format), mode: "text" },
    dip: { empty: "%", mode: "decimal", tidy: tidy.percent },
    within: { empty: "60", mode: "numeric" },
    period: { empty: "14", mode: "numeric" },
    level: { empty: "30", mode: "decimal" },
    fast: { empty: "9", mode: "numeric" },
    slow: { empty: "21", mode: "numeric" },
    size: { empty: format.number(1_000), mode: "numeric" },
    leverage: { empty: "10", mode: "decimal" },
    guardCap: { empty: "sats", mode: "numeric", tidy: tidy.sats },
    stop: { empty: "…", mode: "decimal" },
    profit: { empty: "…", mode: "decimal" },
    budget: { empty: "sats", mode: "numeric", tidy: tidy.sats },
    maxEntries: { empty: "1", mode: "numeric" },
    expires: { empty: "2026-12-31 18:00", mode: "text" },
    quietFrom: { empty: "22:00", mode: "text" },
    quietTo: { empty: "06:00", mode: "text" },
  };
};

/** One blank for a price. */
export const TypedPrice = ({
  field,
  draft,
  mistakes,
  onChange,
}: EntryBlanksProps & { readonly field: "price" | "stop" | "profit" }) => (
  <PriceBlank
    label={useWords(ENTRY_SENTENCE_WORDS).blanks[field]}
    testId={`entry-${field}`}
    text={draft[field]}
    isWrong={mistakes.some((mistake) => mistake.field === PARTS[field])}
    onChange={(text) => onChange({ [field]: text })}
  />
);

type TypedProps = EntryBlanksProps & {
  readonly field: Exclude<TypedField, "price">;
  readonly tidy?: (text: string) => string;
};

/** One blank that is typed into. */
export const Typed = ({ field, draft, mistakes, onChange, tidy }: TypedProps) => {
  const spec = specsIn(useFormat())[field];
  return (
    <Blank
      label={useWords(ENTRY_SENTENCE_WORDS).blanks[field]}
      testId={`entry-${field}`}
      empty={spec.empty}
      text={draft[field]}
      isWrong={mistakes.some((mistake) => mistake.field === PARTS[field])}
      inputMode={spec.mode}
      onChange={(text) => onChange({ [field]: text })}
      tidy={tidy ?? spec.tidy ?? asTyped}
    />
  );
};

type ChosenProps<Field extends ChosenField> = Pick<EntryBlanksProps, "draft" | "onChange"> & {
  readonly field: Field;
  readonly options: Readonly<Record<EntryDraft[Field], string>>;
};

/** Words of the sentence that can be exchanged for others. */
export const Chosen = <Field extends ChosenField>({
  field,
  options,
  draft,
  onChange,
}: ChosenProps<Field>) => (
  <Choice
    label={useWords(ENTRY_SENTENCE_WORDS).choices[field]}
    testId={`entry-${field}`}
    value={draft[field] as EntryDraft[Field] & string}
    options={options}
    onChange={(value) => onChange({ [field]: value })}
  />
);
