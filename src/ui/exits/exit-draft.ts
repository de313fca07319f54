import { priceMistake } from "#domain/automations/exits/check-exit-level.ts";
import type { ExitRuleView } from "#server/trpc/schemas/exits.ts";
import type { Format } from "#ui/format/format.ts";
import { parsePercent, parsePrice, parseSats } from "#ui/format/parse-amount.ts";
import { EXIT_SENTENCE_WORDS } from "./exit-sentence-words.tsx";

export type RuleOf<K extends ExitRuleView["kind"]> = Extract<ExitRuleView, { readonly kind: K }>;

/** An exit that is written as a sentence; the backstop is a switch. */
export type SentenceRule = Exclude<ExitRuleView, { readonly kind: "backstop" }>;
export type SentenceKind = SentenceRule["kind"];
export type StopKind = Exclude<SentenceKind, "take-profit">;

type StopLevel = RuleOf<"stop-loss">["level"];
type ProfitLevel = RuleOf<"take-profit">["level"];

/** A level as it is typed: a price, a percentage or an amount, by `by`. */
export type LevelDraft<By extends StopLevel["by"] = StopLevel["by"]> = {
  readonly by: By;
  readonly text: string;
};
export type ProfitDraft = LevelDraft<ProfitLevel["by"]>;

/** The blanks of an exit's sentence as they are typed. */
export type ExitDraft =
  | { readonly kind: "stop-loss"; readonly level: LevelDraft }
  | { readonly kind: "take-profit"; readonly level: ProfitDraft }
  | {
      readonly kind: "trailing-stop";
      readonly unit: RuleOf<"trailing-stop">["distance"]["unit"];
      readonly distance: string;
      readonly starts: "at-once" | "from-price";
      readonly activation: string;
    }
  | { readonly kind: "break-even-stop"; readonly after: ProfitDraft; readonly keep: string };

export type DraftOf<K extends ExitDraft["kind"]> = Extract<ExitDraft, { readonly kind: K }>;

/** A blank, by the name of the setting that is written in it. */
export type ExitField = "level" | "distance" | "activation" | "after" | "keep";
export type ExitDraftMistake = { readonly field: ExitField; readonly message: string };

const levelText = (format: Format, level: StopLevel): string => {
  switch (level.by) {
    case "price":
      return format.priceExact(level.price);
    case "sats":
      return format.satsTyped(level.amount);
    case "percent":
    case "liquidation-distance":
      return format.setting(level.bps);
  }
};

const distanceText = (format: Format, { unit, value }: RuleOf<"trailing-stop">["distance"]): string =>
  unit === "basis-points" ? format.setting(value) : format.priceExact(value);

/** Settings as the sentence shows them. */
export const draftOfExit = (format: Format, rule: SentenceRule): ExitDraft => {
  switch (rule.kind) {
    case "stop-loss":
      return { kind: rule.kind, level: { by: rule.level.by, text: levelText(format, rule.level) } };
    case "take-profit":
      return { kind: rule.kind, level: { by: rule.level.by, text: levelText(format, rule.level) } };
    case "trailing-stop":
      return {
        kind: rule.kind,
        unit: rule.distance.unit,
        distance: distanceText(format, rule.distance),
        starts: rule.activation === null ? "at-once" : "from-price",
        activation: rule.activation === null ? "" : format.priceExact(rule.activation),
      };
    case "break-even-stop":
      return {
        kind: rule.kind,
        after: { by: rule.after.by, text: levelText(format, rule.after) },
        keep: format.satsTyped(rule.keepSats),
      };
  }
};

/** A sentence that says nothing yet, in the form in which most are written. */
export const emptyDraft = (kind: SentenceKind): ExitDraft => {
  switch (kind) {
    case "stop-loss":
      return { kind, level: { by: "price", text: "" } };
    case "take-profit":
      return { kind, level: { by: "price", text: "" } };
    case "trailing-stop":
      return { kind, unit: "basis-points", distance: "", starts: "at-once", activation: "" };
    case "break-even-stop":
      return { kind, after: { by: "price", text: "" }, keep: "0 sats" };
  }
};

/** What stops a blank from being read, in a sentence that says what to type. */
const wantedIn = (format: Format) => {
  const words = EXIT_SENTENCE_WORDS[format.locale].wanted;
  return {
    price: words.price(format.priceExact(148_600), format.priceExact(148_601)),
    percent: words.percent(format.settingNumber(500), format.settingNumber(250)),
    sats: words.sats(format.number(250_000)),
    dollars: words.dollars(format.number(1_500)),
  };
};

type Unread = ReturnType<typeof wantedIn>;

/** Takes a value as it was read, or notes at its field why it could not be. */
type Wanted = {
  readonly locale: Format["locale"];
  readonly unread: Unread;
  readonly take: (field: ExitField, value: number | null, message: string) => number;
};

const readPrice = (field: ExitField, text: string, { locale, unread, take }: Wanted): number => {
  const price = take(field, parsePrice(text), unread.price);
  const mistake = parsePrice(text) === null ? null : priceMistake(price);
  return mistake === null ? price : take(field, null, mistake(locale));
};

const readProfit = (field: ExitField, { by, text }: ProfitDraft, wanted: Wanted): ProfitLevel => {
  const { unread, take } = wanted;
  switch (by) {
    case "price":
      return { by, price: readPrice(field, text, wanted) };
    case "percent":
      return { by, bps: take(field, parsePercent(text), unread.percent) };
    case "sats":
      return { by, amount: take(field, parseSats(text), unread.sats) };
  }
};

const readStop = ({ by, text }: LevelDraft, wanted: Wanted): StopLevel =>
  by === "liquidation-distance"
    ? { by, bps: wanted.take("level", parsePercent(text), wanted.unread.percent) }
    : readProfit("level", { by, text }, wanted);

const readTrailing = (draft: DraftOf<"trailing-stop">, wanted: Wanted): RuleOf<"trailing-stop"> => {
  const { kind, unit, distance, starts, activation } = draft;
  const { unread, take } = wanted;
  const value =
    unit === "basis-points"
      ? take("distance", parsePercent(distance), unread.percent)
      : take("distance", parsePrice(distance), unread.dollars);
  const from = starts === "at-once" ? null : readPrice("activation", activation, wanted);
  return { kind, distance: { unit, value }, activation: from };
};

const readRule = (draft: ExitDraft, wanted: Wanted): SentenceRule => {
  const { unread, take } = wanted;
  switch (draft.kind) {
    case "stop-loss":
      return { kind: draft.kind, level: readStop(draft.level, wanted) };
    case "take-profit":
      return { kind: draft.kind, level: readProfit("level", draft.level, wanted) };
    case "trailing-stop":
      return readTrailing(draft, wanted);
    case "break-even-stop":
      return {
        kind: draft.kind,
        after: readProfit("after", draft.after, wanted),
        keepSats: draft.keep.trim() === "" ? 0 : take("keep", parseSats(draft.keep), unread.sats),
      };
  }
};

export type ReadExit =
  | { readonly ok: true; readonly rule: SentenceRule }
  | { readonly ok: false; readonly mistakes: readonly ExitDraftMistake[] };

/** What the sentence says, as settings; or every blank that does not say anything. */
export const readExit = (format: Format, draft: ExitDraft): ReadExit => {
  const mistakes: ExitDraftMistake[] = [];
  const take: Wanted["take"] = (field, value, message) => {
    if (value === null) mistakes.push({ field, message });
    return value ?? 0;
  };
  const rule = readRule(draft, { locale: format.locale, unread: wantedIn(format), take });
  return mistakes.length === 0 ? { ok: true, rule } : { ok: false, mistakes };
};
