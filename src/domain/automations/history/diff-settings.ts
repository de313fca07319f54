import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import { AUTOMATION_NAMES, type AutomationSettings } from "./automation-settings.ts";
import type { SettingLine } from "./setting-line.ts";
import { settingLines } from "./setting-lines.ts";

const WORDS = inBoth({ en: { kind: "Kind" }, "pt-BR": { kind: "Tipo" } });

/** A setting that is not what it was; null where there is none of that name on a side. */
export type SettingChange = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

const valueIn = (lines: readonly SettingLine[], field: string): string | null =>
  lines.find((line) => line.field === field)?.value ?? null;

const kindChange = (
  before: AutomationSettings | null,
  after: AutomationSettings,
  locale: Locale,
): readonly SettingChange[] =>
  before === null || before.kind === after.kind
    ? []
    : [
        {
          field: WORDS[locale].kind,
          before: AUTOMATION_NAMES[locale][before.kind],
          after: AUTOMATION_NAMES[locale][after.kind],
        },
      ];

/**
 * What differs between two versions' settings, in the words of the form; every setting where there was none before. Empty
 * only where both say the same. Settings of another kind are told as that kind, and field by field.
 */
export const diffSettings = (
  before: AutomationSettings | null,
  after: AutomationSettings,
  locale: Locale,
): readonly SettingChange[] => {
  const old = before === null ? [] : settingLines(before, locale);
  const anew = settingLines(after, locale);
  const gone = old.filter(({ field }) => valueIn(anew, field) === null);
  const changes = [
    ...gone.map(({ field, value }) => ({ field, before: value, after: null })),
    ...anew.map(({ field, value }) => ({ field, before: valueIn(old, field), after: value })),
  ];
  return [
    ...kindChange(before, after, locale),
    ...changes.filter((change) => change.before !== change.after),
  ];
};
