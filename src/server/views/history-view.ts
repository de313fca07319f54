import { aboutWords } from "#domain/automations/history/about-words.ts";
import { type ChangeKind, changeTitle, makerWords } from "#domain/automations/history/automation-change.ts";
import {
  AUTOMATION_NAMES,
  type AutomationSettings,
} from "#domain/automations/history/automation-settings.ts";
import { diffSettings } from "#domain/automations/history/diff-settings.ts";
import { leftStandingWords } from "#domain/automations/history/left-standing.ts";
import type { Locale } from "#domain/language/locale.ts";
import type { KnownAutomation, StoredChange } from "#ports/automation-changes.ts";
import type { AutomationHistory } from "#services/automation-history/list-history.ts";
import type { PreviewedEntry } from "#services/automation-history/preview-import.ts";
import type { AutomationHistoryView, ChangeView, ImportedView } from "../trpc/schemas/automation-history.ts";

type Lines = ChangeView["lines"];

const linesOf = (before: AutomationSettings | null, after: AutomationSettings, locale: Locale): Lines => [
  ...diffSettings(before, after, locale),
];

/** Whether a change is one of settings: a pause has the settings of before. */
const isOfSettings: Record<ChangeKind, boolean> = {
  armed: true,
  edited: true,
  "rolled-back": true,
  copied: true,
  imported: true,
  paused: false,
  resumed: false,
  ended: false,
  deleted: false,
};

const backTo = (
  change: StoredChange,
  automation: KnownAutomation | undefined,
  locale: Locale,
): Lines | null => {
  if (automation === undefined || automation.state === "ended") return null;
  if (!isOfSettings[change.kind] || automation.version === change.version) return null;
  const lines = linesOf(automation.settings, change.settings, locale);
  return lines.length === 0 ? null : lines;
};

const changeView = (
  change: StoredChange,
  automation: KnownAutomation | undefined,
  locale: Locale,
): ChangeView => ({
  id: change.id,
  automationId: change.automationId,
  at: new Date(change.at).toISOString(),
  what: change.kind,
  by: makerWords(change.by, locale),
  title: changeTitle({ ...change, of: change.settings.kind }, locale),
  about: aboutWords(change.settings, locale),
  version: change.version,
  lines: isOfSettings[change.kind] ? linesOf(change.before, change.settings, locale) : [],
  isInForce: automation?.state === "armed" && automation.version === change.version,
  back: backTo(change, automation, locale),
});

/** A history as the API answers it. */
export const automationHistoryView = (
  { automations, changes, next }: AutomationHistory,
  locale: Locale,
): AutomationHistoryView => ({
  automations: automations.map(({ id, settings, state, version, left }) => ({
    id,
    kind: settings.kind,
    name: AUTOMATION_NAMES[locale][settings.kind],
    about: aboutWords(settings, locale),
    state,
    version,
    ifDeleted: { isRefused: left.kind === "refused", words: leftStandingWords(left, locale) },
  })),
  changes: changes.map((change) =>
    changeView(
      change,
      automations.find(({ id }) => id === change.automationId),
      locale,
    ),
  ),
  nextCursor: next,
});

/** What would become of an entry of a document, as the API answers it. */
export const previewedEntryView = (one: PreviewedEntry, locale: Locale): ImportedView["entries"][number] => {
  const { entry, subject, settings } = one;
  const about = { entry, subject, name: AUTOMATION_NAMES[locale][settings.kind] };
  if (one.kind === "refused") {
    const refusal = { message: one.message(locale), field: one.field };
    return { ...about, refusal, replaces: null, lines: linesOf(null, settings, locale), needsFactor: false };
  }
  const before = one.replaces?.settings ?? null;
  return {
    ...about,
    refusal: null,
    replaces: before === null ? null : AUTOMATION_NAMES[locale][before.kind],
    lines: linesOf(before, settings, locale),
    needsFactor: one.isRaised,
  };
};
