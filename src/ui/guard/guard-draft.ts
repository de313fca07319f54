import type { GuardStep } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { GuardStepView, GuardView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { parseCount, parsePercent, parsePrice, parseSats, parseSeconds } from "#ui/format/parse-amount.ts";

export type GuardConfigView = GuardView["config"];

/** One step of the sentence as it is typed: `when` is a distance, a price or a share, by `by`. */
export type StepDraft = {
  readonly by: GuardStepView["when"]["by"];
  readonly when: string;
  readonly kind: GuardStepView["deed"]["kind"];
  readonly target: string;
};

/** The blanks of the sentence as they are typed. */
export type GuardDraft = {
  readonly steps: readonly StepDraft[];
  readonly maxTotal: string;
  readonly maxPerAction: string;
  readonly maxPerDay: string;
  readonly maxLoss: string;
  readonly reserve: string;
  readonly cooldown: string;
  readonly settlementsAhead: string;
};

export type CapField = Exclude<keyof GuardDraft, "steps">;
/** A blank: a cap by its name, or a part of a step by its place. */
export type DraftField = CapField | `steps.${number}.when` | `steps.${number}.deed`;
export type DraftMistake = { readonly field: DraftField; readonly message: string };

const capText = (amount: number | null): string => (amount === null ? "" : format.sats(amount));

const stepDraft = ({ when, deed }: GuardStepView): StepDraft => ({
  by: when.by,
  when: when.by === "price" ? format.priceExact(when.price) : format.setting(when.bps),
  kind: deed.kind,
  target: deed.kind === "add-margin" ? format.setting(deed.targetBps) : "",
});

/** Settings as the sentence shows them; a cap that is not set is an empty blank. */
export const draftOf = (config: GuardConfigView): GuardDraft => ({
  steps: config.steps.map(stepDraft),
  maxTotal: format.sats(config.maxTotalSats),
  maxPerAction: capText(config.maxPerActionSats),
  maxPerDay: capText(config.maxPerDaySats),
  maxLoss: capText(config.maxLossSats),
  reserve: format.sats(config.reserveSats),
  cooldown: `${config.cooldownSeconds} s`,
  settlementsAhead: String(config.settlementsAhead),
});

const stepView = ({ when, deed }: GuardStep): GuardStepView => ({
  when: { ...when },
  deed: deed.kind === "close" ? { kind: "close" } : { kind: deed.kind, targetBps: deed.target },
});

/** The settings offered first, from the domain's own defaults. */
export const viewOfConfig = (config: MarginGuardConfig, entryMargin: number): GuardConfigView => ({
  steps: config.steps.map(stepView),
  maxTotalSats: config.maxTotal ?? entryMargin,
  maxPerActionSats: config.maxPerAction,
  maxPerDaySats: config.maxPerDay,
  maxLossSats: config.maxLoss,
  reserveSats: config.reserve,
  cooldownSeconds: Math.round(config.cooldownMs / 1_000),
  settlementsAhead: config.settlementsAhead ?? 0,
});

const SATS_WANTED = "Enter whole sats, like 250,000.";
const PERCENT_WANTED = "Enter a percentage, like 5 or 2.5.";
const PRICE_WANTED = "Enter a price in dollars, like 74,300 or 74,300.5.";

const COUNT_WANTED = "Enter how many settlements, like 1 or 3, or 0 for none.";

type Wanted = (field: DraftField, value: number | null, message: string) => number;

const readStep = (step: StepDraft, place: number, wanted: Wanted): GuardStepView => {
  const field = `steps.${place}.when` as const;
  const when: GuardStepView["when"] =
    step.by === "price"
      ? { by: step.by, price: wanted(field, parsePrice(step.when), PRICE_WANTED) }
      : { by: step.by, bps: wanted(field, parsePercent(step.when), PERCENT_WANTED) };
  if (step.kind === "close") return { when, deed: { kind: "close" } };
  const targetBps = wanted(`steps.${place}.deed`, parsePercent(step.target), PERCENT_WANTED);
  return { when, deed: { kind: "add-margin", targetBps } };
};

/** What the sentence says, as settings; or every blank that does not say anything. */
export const readDraft = (
  draft: GuardDraft,
):
  | { readonly ok: true; readonly config: GuardConfigView }
  | { readonly ok: false; readonly mistakes: readonly DraftMistake[] } => {
  const mistakes: DraftMistake[] = [];
  const wanted: Wanted = (field, value, message) => {
    if (value === null) mistakes.push({ field, message });
    return value ?? 0;
  };
  const cap = (field: "maxPerAction" | "maxPerDay" | "maxLoss"): number | null =>
    draft[field].trim() === ""
      ? null
      : wanted(field, parseSats(draft[field]), `${SATS_WANTED} Leave it empty for no limit.`);
  const config = {
    maxTotalSats: wanted("maxTotal", parseSats(draft.maxTotal), SATS_WANTED),
    steps: draft.steps.map((step, place) => readStep(step, place, wanted)),
    maxPerActionSats: cap("maxPerAction"),
    maxPerDaySats: cap("maxPerDay"),
    maxLossSats: cap("maxLoss"),
    reserveSats: draft.reserve.trim() === "" ? 0 : wanted("reserve", parseSats(draft.reserve), SATS_WANTED),
    cooldownSeconds: wanted("cooldown", parseSeconds(draft.cooldown), "Enter whole seconds, like 30."),
    settlementsAhead:
      draft.settlementsAhead.trim() === ""
        ? 0
        : wanted("settlementsAhead", parseCount(draft.settlementsAhead), COUNT_WANTED),
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
};

const CAPS_OF_CONFIG: Record<string, CapField> = {
  maxTotal: "maxTotal",
  maxTotalSats: "maxTotal",
  maxPerAction: "maxPerAction",
  maxPerActionSats: "maxPerAction",
  maxPerDay: "maxPerDay",
  maxPerDaySats: "maxPerDay",
  maxLoss: "maxLoss",
  maxLossSats: "maxLoss",
  reserve: "reserve",
  reserveSats: "reserve",
  cooldownMs: "cooldown",
  cooldownSeconds: "cooldown",
  settlementsAhead: "settlementsAhead",
};

/** The blank a field of the settings is written in, whoever names it; null when it is none of them. */
export const blankOf = (field: string | null): DraftField | null => {
  if (field === null) return null;
  const step = /steps\.(\d+)\.(when|deed)/u.exec(field);
  if (step !== null) return `steps.${Number(step[1])}.${step[2] === "when" ? "when" : "deed"}`;
  return CAPS_OF_CONFIG[field.split(".").at(-1) ?? ""] ?? null;
};

/** Whether two settings say the same. */
export const isSameConfig = (a: GuardConfigView | null, b: GuardConfigView | null): boolean =>
  a === b || (a !== null && b !== null && JSON.stringify(draftOf(a)) === JSON.stringify(draftOf(b)));

/** The most steps a guard has. */
export const MOST_STEPS = 5;

/** Another step after the last: the usual next one closes the position when adding margin did not help. */
export const nextStep = (): StepDraft => ({ by: "margin-used", when: "90 %", kind: "close", target: "" });
