import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { GuardView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { parsePercent, parseSats, parseSeconds } from "#ui/format/parse-amount.ts";

export type GuardConfigView = GuardView["config"];

/** The blanks of the sentence as they are typed. */
export type GuardDraft = {
  readonly maxTotal: string;
  readonly trigger: string;
  readonly target: string;
  readonly maxPerAction: string;
  readonly maxPerDay: string;
  readonly cooldown: string;
};

export type DraftField = keyof GuardDraft;
export type DraftMistake = { readonly field: DraftField; readonly message: string };

const capText = (amount: number | null): string => (amount === null ? "" : format.sats(amount));

/** Settings as the sentence shows them; a cap that is not set is an empty blank. */
export const draftOf = (config: GuardConfigView): GuardDraft => ({
  maxTotal: format.sats(config.maxTotalSats),
  trigger: format.setting(config.triggerBps),
  target: format.setting(config.targetBps),
  maxPerAction: capText(config.maxPerActionSats),
  maxPerDay: capText(config.maxPerDaySats),
  cooldown: `${config.cooldownSeconds} s`,
});

/** The settings offered first, from the domain's own defaults. */
export const viewOfConfig = (config: MarginGuardConfig, entryMargin: number): GuardConfigView => ({
  triggerBps: config.trigger,
  targetBps: config.target,
  maxTotalSats: config.maxTotal ?? entryMargin,
  maxPerActionSats: config.maxPerAction,
  maxPerDaySats: config.maxPerDay,
  cooldownSeconds: Math.round(config.cooldownMs / 1_000),
});

const SATS_WANTED = "Enter whole sats, like 250,000.";
const PERCENT_WANTED = "Enter a percentage, like 5 or 2.5.";

/** What the sentence says, as settings; or every blank that does not say anything. */
export const readDraft = (
  draft: GuardDraft,
):
  | { readonly ok: true; readonly config: GuardConfigView }
  | { readonly ok: false; readonly mistakes: readonly DraftMistake[] } => {
  const mistakes: DraftMistake[] = [];
  const wanted = (field: DraftField, value: number | null, message: string): number => {
    if (value === null) mistakes.push({ field, message });
    return value ?? 0;
  };
  const cap = (field: "maxPerAction" | "maxPerDay"): number | null =>
    draft[field].trim() === ""
      ? null
      : wanted(field, parseSats(draft[field]), `${SATS_WANTED} Leave it empty for no limit.`);
  const config = {
    maxTotalSats: wanted("maxTotal", parseSats(draft.maxTotal), SATS_WANTED),
    triggerBps: wanted("trigger", parsePercent(draft.trigger), PERCENT_WANTED),
    targetBps: wanted("target", parsePercent(draft.target), PERCENT_WANTED),
    maxPerActionSats: cap("maxPerAction"),
    maxPerDaySats: cap("maxPerDay"),
    cooldownSeconds: wanted("cooldown", parseSeconds(draft.cooldown), "Enter whole seconds, like 30."),
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
};

const FIELDS_OF_CONFIG: Record<string, DraftField> = {
  trigger: "trigger",
  triggerBps: "trigger",
  target: "target",
  targetBps: "target",
  maxTotal: "maxTotal",
  maxTotalSats: "maxTotal",
  maxPerAction: "maxPerAction",
  maxPerActionSats: "maxPerAction",
  maxPerDay: "maxPerDay",
  maxPerDaySats: "maxPerDay",
  cooldownMs: "cooldown",
  cooldownSeconds: "cooldown",
};

/** The blank a field of the settings is written in, whoever names it; null when it is none of them. */
export const blankOf = (field: string | null): DraftField | null =>
  field === null ? null : (FIELDS_OF_CONFIG[field.split(".").at(-1) ?? ""] ?? null);

const KEYS = [
  "maxTotalSats",
  "triggerBps",
  "targetBps",
  "maxPerActionSats",
  "maxPerDaySats",
  "cooldownSeconds",
] as const satisfies readonly (keyof GuardConfigView)[];

/** Whether two settings say the same. */
export const isSameConfig = (a: GuardConfigView | null, b: GuardConfigView | null): boolean =>
  a === b || (a !== null && b !== null && KEYS.every((key) => a[key] === b[key]));
