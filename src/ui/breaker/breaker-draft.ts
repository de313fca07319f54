import { checkDrawdownBreaker } from "#domain/automations/breaker/check-drawdown-breaker.ts";
import { tellMistakes } from "#domain/automations/mistake.ts";
import type { Locale } from "#domain/language/locale.ts";
import { basisPoints } from "#domain/units.ts";
import type { BreakerForm, BreakerView } from "#server/trpc/schemas/breaker.ts";
import type { Format } from "#ui/format/format.ts";
import { parsePercent } from "#ui/format/parse-amount.ts";
import { BREAKER_WORDS } from "./breaker-table.ts";

const MINUTE_MS = 60_000;

/** The blanks of a breaker's sentence as they are typed. */
export type BreakerDraft = {
  readonly drop: string;
  readonly action: BreakerForm["action"];
  readonly cooldown: string;
};

/** A blank, by the name it has in the API. */
export type BreakerField = "dropBps" | "action" | "cooldownMinutes";
export type BreakerDraftMistake = { readonly field: BreakerField; readonly message: string };

export const EMPTY_BREAKER: BreakerDraft = { drop: "", action: "freeze-entries", cooldown: "60" };

export const draftOfBreaker = (
  format: Format,
  { dropBps, action, cooldownMinutes }: BreakerForm,
): BreakerDraft => ({
  drop: format.setting(dropBps),
  action,
  cooldown: String(cooldownMinutes),
});

export type ReadBreaker =
  | { readonly ok: true; readonly form: BreakerForm }
  | { readonly ok: false; readonly mistakes: readonly BreakerDraftMistake[] };

/** Whole minutes; null when it is none. */
const parseMinutes = (text: string): number | null => {
  const digits = text.replace(/[\s\u202f\u00a0]|min(ut[eo]s?)?/giu, "");
  return /^\d{1,5}$/u.test(digits) ? Number(digits) : null;
};

const HOMES = { drop: "dropBps", action: "action", cooldownMs: "cooldownMinutes" } as const;

/** What the rules say of settings that can be read. */
const mistakesIn = (
  locale: Locale,
  { dropBps, action, cooldownMinutes }: BreakerForm,
): readonly BreakerDraftMistake[] => {
  const mistakes = checkDrawdownBreaker(
    { drop: basisPoints(dropBps), action, cooldownMs: cooldownMinutes * MINUTE_MS },
    null,
  );
  return tellMistakes(locale, mistakes).map(({ field, message }) => ({ field: HOMES[field], message }));
};

/** Reads what is written, or tells what is wrong with it, blank by blank. */
export const readBreaker = (format: Format, { drop, action, cooldown }: BreakerDraft): ReadBreaker => {
  const { wanted } = BREAKER_WORDS[format.locale];
  const [dropBps, cooldownMinutes] = [parsePercent(drop), parseMinutes(cooldown)];
  const unread: BreakerDraftMistake[] = [];
  if (dropBps === null) unread.push({ field: "dropBps", message: wanted.percent });
  if (cooldownMinutes === null) unread.push({ field: "cooldownMinutes", message: wanted.minutes });
  if (dropBps === null || cooldownMinutes === null) return { ok: false, mistakes: unread };
  const form = { dropBps, action, cooldownMinutes };
  const mistakes = mistakesIn(format.locale, form);
  return mistakes.length === 0 ? { ok: true, form } : { ok: false, mistakes };
};

/** Whether a form says what stands armed already. */
export const isArmedAs = (
  breaker: Pick<BreakerView, "state" | keyof BreakerForm> | null,
  form: BreakerForm,
): boolean =>
  breaker?.state === "armed" &&
  breaker.dropBps === form.dropBps &&
  breaker.action === form.action &&
  breaker.cooldownMinutes === form.cooldownMinutes;
