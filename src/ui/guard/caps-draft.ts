import type { GuardView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { parseSats, parseSeconds } from "#ui/format/parse-amount.ts";
import { BLANK_WORDS } from "./blank-words.ts";
import type { Wanted } from "./step-draft.ts";

type Config = GuardView["config"];

/** What bounds a guard, as the API takes it. */
export type CapsView = Omit<Config, "steps" | "settlementsAhead">;

/** The blanks that bound what a guard may spend, as they are typed; a cap that is not set is an empty blank. */
export type CapsDraft = {
  readonly maxTotal: string;
  readonly maxPerAction: string;
  readonly maxPerDay: string;
  readonly maxLoss: string;
  readonly reserve: string;
  readonly cooldown: string;
};

/** A cap as its blank shows it; empty where none is set. */
export const capText = (format: Format, amount: number | null): string =>
  amount === null ? "" : format.satsTyped(amount);

/** Caps as the sentence shows them. */
export const capsDraft = (format: Format, config: CapsView): CapsDraft => ({
  maxTotal: format.satsTyped(config.maxTotalSats),
  maxPerAction: capText(format, config.maxPerActionSats),
  maxPerDay: capText(format, config.maxPerDaySats),
  maxLoss: capText(format, config.maxLossSats),
  reserve: format.satsTyped(config.reserveSats),
  cooldown: `${config.cooldownSeconds} s`,
});

/** What is said where a blank wants sats: for one that must say something, and for one that may be empty. */
export const satsWanted = (format: Format): { readonly sats: string; readonly satsOrNoLimit: string } => {
  const words = BLANK_WORDS[format.locale];
  const example = format.number(250_000);
  return { sats: words.satsWanted(example), satsOrNoLimit: words.satsOrNoLimit(example) };
};

/** What the blanks say, as settings; what they leave unsaid is taken down by `wanted`. */
export const readCaps = (format: Format, draft: CapsDraft, wanted: Wanted<keyof CapsDraft>): CapsView => {
  const { sats, satsOrNoLimit } = satsWanted(format);
  const { secondsWanted } = BLANK_WORDS[format.locale];
  const cap = (field: "maxPerAction" | "maxPerDay" | "maxLoss"): number | null =>
    draft[field].trim() === "" ? null : wanted(field, parseSats(draft[field]), satsOrNoLimit);
  return {
    maxTotalSats: wanted("maxTotal", parseSats(draft.maxTotal), sats),
    maxPerActionSats: cap("maxPerAction"),
    maxPerDaySats: cap("maxPerDay"),
    maxLossSats: cap("maxLoss"),
    reserveSats: draft.reserve.trim() === "" ? 0 : wanted("reserve", parseSats(draft.reserve), sats),
    cooldownSeconds: wanted("cooldown", parseSeconds(draft.cooldown), secondsWanted),
  };
};

const CAPS_OF_CONFIG: Record<string, keyof CapsDraft> = {
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
};

/** The blank of a cap that a field of the settings names, whoever names it; null when it is none. */
export const capBlankOf = (field: string): keyof CapsDraft | null =>
  CAPS_OF_CONFIG[field.split(".").at(-1) ?? ""] ?? null;
