import type { GuardView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { parseSats, parseSeconds } from "#ui/format/parse-amount.ts";
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

const capText = (amount: number | null): string => (amount === null ? "" : format.sats(amount));

/** Caps as the sentence shows them. */
export const capsDraft = (config: CapsView): CapsDraft => ({
  maxTotal: format.sats(config.maxTotalSats),
  maxPerAction: capText(config.maxPerActionSats),
  maxPerDay: capText(config.maxPerDaySats),
  maxLoss: capText(config.maxLossSats),
  reserve: format.sats(config.reserveSats),
  cooldown: `${config.cooldownSeconds} s`,
});

const SATS_WANTED = "Enter whole sats, like 250,000.";

/** What the blanks say, as settings; what they leave unsaid is taken down by `wanted`. */
export const readCaps = (draft: CapsDraft, wanted: Wanted<keyof CapsDraft>): CapsView => {
  const cap = (field: "maxPerAction" | "maxPerDay" | "maxLoss"): number | null =>
    draft[field].trim() === ""
      ? null
      : wanted(field, parseSats(draft[field]), `${SATS_WANTED} Leave it empty for no limit.`);
  return {
    maxTotalSats: wanted("maxTotal", parseSats(draft.maxTotal), SATS_WANTED),
    maxPerActionSats: cap("maxPerAction"),
    maxPerDaySats: cap("maxPerDay"),
    maxLossSats: cap("maxLoss"),
    reserveSats: draft.reserve.trim() === "" ? 0 : wanted("reserve", parseSats(draft.reserve), SATS_WANTED),
    cooldownSeconds: wanted("cooldown", parseSeconds(draft.cooldown), "Enter whole seconds, like 30."),
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
