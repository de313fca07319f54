import { checkPriceAlert } from "#domain/automations/alerts/check-price-alert.ts";
import { tellMistakes } from "#domain/automations/mistake.ts";
import type { Locale } from "#domain/language/locale.ts";
import { basisPoints, priceHalfUsd } from "#domain/units.ts";
import type { AlertForm } from "#server/trpc/schemas/alerts.ts";
import type { Format } from "#ui/format/format.ts";
import { parsePercent, parsePrice } from "#ui/format/parse-amount.ts";
import { ALERT_WORDS } from "./alert-table.ts";

const MINUTE_MS = 60_000;

/** The blanks of an alert's sentence as they are typed. */
export type AlertDraft = {
  readonly kind: AlertForm["when"]["kind"];
  readonly price: string;
  readonly bps: string;
  readonly within: string;
  readonly direction: "up" | "down" | "either";
  readonly repeat: AlertForm["repeat"]["kind"];
  readonly rest: string;
};

/** A blank, by the name it has in the API. */
export type AlertField = "price" | "bps" | "withinMinutes" | "restMinutes";
export type AlertDraftMistake = { readonly field: AlertField; readonly message: string };

export const EMPTY_ALERT: AlertDraft = {
  kind: "crossing",
  price: "",
  bps: "",
  within: "60",
  direction: "either",
  repeat: "once",
  rest: "60",
};

export type ReadAlert =
  | { readonly ok: true; readonly form: AlertForm }
  | { readonly ok: false; readonly mistakes: readonly AlertDraftMistake[] };

/** Whole minutes; null when it is none. */
const parseMinutes = (text: string): number | null => {
  const digits = text.replace(/[\s\u202f\u00a0]|min(ut[eo]s?)?/giu, "");
  return /^\d{1,5}$/u.test(digits) ? Number(digits) : null;
};

const readWhen = (format: Format, draft: AlertDraft): AlertForm["when"] | AlertDraftMistake => {
  const { wanted } = ALERT_WORDS[format.locale];
  if (draft.kind === "crossing") {
    const price = parsePrice(draft.price);
    return price === null
      ? { field: "price", message: wanted.price(format.priceExact(210_000)) }
      : { kind: "crossing", price };
  }
  const bps = parsePercent(draft.bps);
  if (bps === null || bps === 0) return { field: "bps", message: wanted.percent };
  const withinMinutes = parseMinutes(draft.within);
  return withinMinutes === null
    ? { field: "withinMinutes", message: wanted.minutes }
    : { kind: "move", bps, withinMinutes, direction: draft.direction };
};

const readRepeat = (format: Format, draft: AlertDraft): AlertForm["repeat"] | AlertDraftMistake => {
  if (draft.repeat === "once") return { kind: "once" };
  const { wanted } = ALERT_WORDS[format.locale];
  const restMinutes = parseMinutes(draft.rest);
  return restMinutes === null
    ? { field: "restMinutes", message: wanted.minutes }
    : { kind: "every-time", restMinutes };
};

const FORM_FIELDS: Readonly<Record<string, AlertField>> = {
  price: "price",
  bps: "bps",
  withinMs: "withinMinutes",
  restMs: "restMinutes",
};

/** What the rules say of settings that can be read. */
const mistakesIn = (locale: Locale, { when, repeat }: AlertForm): readonly AlertDraftMistake[] => {
  const mistakes = checkPriceAlert({
    when:
      when.kind === "crossing"
        ? { kind: when.kind, price: priceHalfUsd(when.price) }
        : {
            kind: when.kind,
            bps: basisPoints(when.bps),
            withinMs: when.withinMinutes * MINUTE_MS,
            direction: when.direction,
          },
    repeat: repeat.kind === "once" ? repeat : { kind: repeat.kind, restMs: repeat.restMinutes * MINUTE_MS },
  });
  return tellMistakes(locale, mistakes).flatMap(({ field, message }) => {
    const home = FORM_FIELDS[field];
    return home === undefined ? [] : [{ field: home, message }];
  });
};

/** Reads what is written, or tells what is wrong with it, blank by blank. */
export const readAlert = (format: Format, draft: AlertDraft): ReadAlert => {
  const [when, repeat] = [readWhen(format, draft), readRepeat(format, draft)];
  const unread = [when, repeat].filter((part): part is AlertDraftMistake => "message" in part);
  if ("message" in when || "message" in repeat) return { ok: false, mistakes: unread };
  const form = { when, repeat };
  const mistakes = mistakesIn(format.locale, form);
  return mistakes.length === 0 ? { ok: true, form } : { ok: false, mistakes };
};
