import { tidyPercent, tidySats } from "#ui/format/tidy.ts";
import { Blank, Choice } from "#ui/kit/blank.tsx";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import type { EntryDraft } from "./entry-draft.ts";
import type { EntryDraftMistake, EntryField } from "./read-entry.ts";

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

type Spec = {
  readonly label: string;
  readonly empty: string;
  /** The part of the entry it belongs to. */
  readonly of: EntryField;
  readonly mode: "decimal" | "numeric" | "text";
  readonly tidy?: (text: string) => string;
};

const asTyped = (text: string): string => text;

const PERCENT = { empty: "%", mode: "decimal", tidy: tidyPercent } as const;
const SATS = { empty: "sats", mode: "numeric", tidy: tidySats } as const;

const SPECS: Record<TypedField, Spec> = {
  price: { label: "Price", of: "when", empty: "price", mode: "text" },
  prices: { label: "Prices of the ladder", of: "when", empty: "95,000 94,000 93,000", mode: "text" },
  dip: { label: "Move", of: "when", ...PERCENT },
  within: { label: "Within so many minutes", of: "when", empty: "60", mode: "numeric" },
  period: { label: "Candles of the RSI", of: "when", empty: "14", mode: "numeric" },
  level: { label: "Level of the RSI", of: "when", empty: "30", mode: "decimal" },
  fast: { label: "Candles of the fast average", of: "when", empty: "9", mode: "numeric" },
  slow: { label: "Candles of the slow average", of: "when", empty: "21", mode: "numeric" },
  size: { label: "Size", of: "size", empty: "1,000", mode: "numeric" },
  leverage: { label: "Leverage", of: "leverage", empty: "10", mode: "decimal" },
  guardCap: { label: "Most its guard may add", of: "guard", ...SATS },
  stop: { label: "Stop", of: "stopLoss", empty: "…", mode: "decimal" },
  profit: { label: "Take profit", of: "takeProfit", empty: "…", mode: "decimal" },
  budget: { label: "Budget", of: "budget", ...SATS },
  maxEntries: { label: "Entries at most", of: "maxEntries", empty: "1", mode: "numeric" },
  expires: { label: "When it ends, in UTC", of: "expiresAt", empty: "2026-12-31 18:00", mode: "text" },
  quietFrom: { label: "Quiet from, in UTC", of: "quietHours", empty: "22:00", mode: "text" },
  quietTo: { label: "Quiet to, in UTC", of: "quietHours", empty: "06:00", mode: "text" },
};

/** One blank for a price. */
export const TypedPrice = ({
  field,
  draft,
  mistakes,
  onChange,
}: EntryBlanksProps & { readonly field: "price" | "stop" | "profit" }) => (
  <PriceBlank
    label={SPECS[field].label}
    testId={`entry-${field}`}
    text={draft[field]}
    isWrong={mistakes.some((mistake) => mistake.field === SPECS[field].of)}
    onChange={(text) => onChange({ [field]: text })}
  />
);

type TypedProps = EntryBlanksProps & { readonly field: TypedField; readonly tidy?: (text: string) => string };

/** One blank that is typed into. */
export const Typed = ({ field, draft, mistakes, onChange, tidy }: TypedProps) => {
  const spec = SPECS[field];
  return (
    <Blank
      label={spec.label}
      testId={`entry-${field}`}
      empty={spec.empty}
      text={draft[field]}
      isWrong={mistakes.some((mistake) => mistake.field === spec.of)}
      inputMode={spec.mode}
      onChange={(text) => onChange({ [field]: text })}
      tidy={tidy ?? spec.tidy ?? asTyped}
    />
  );
};

type ChosenProps<Field extends ChosenField> = Pick<EntryBlanksProps, "draft" | "onChange"> & {
  readonly field: Field;
  readonly label: string;
  readonly options: Readonly<Record<EntryDraft[Field], string>>;
};

/** Words of the sentence that can be exchanged for others. */
export const Chosen = <Field extends ChosenField>({
  field,
  label,
  options,
  draft,
  onChange,
}: ChosenProps<Field>) => (
  <Choice
    label={label}
    testId={`entry-${field}`}
    value={draft[field] as EntryDraft[Field] & string}
    options={options}
    onChange={(value) => onChange({ [field]: value })}
  />
);
