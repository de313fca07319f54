import { priceMistake } from "#domain/automations/exits/check-exit-level.ts";
import type { ExitRuleView } from "#server/trpc/schemas/exits.ts";
import { format } from "#ui/format/format.ts";
import { parsePercent, parsePrice, parseSats } from "#ui/format/parse-amount.ts";

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

const levelText = (level: StopLevel): string => {
  switch (level.by) {
    case "price":
      return format.priceExact(level.price);
    case "sats":
      return format.sats(level.amount);
    case "percent":
    case "liquidation-distance":
      return format.setting(level.bps);
  }
};

const distanceText = ({ unit, value }: RuleOf<"trailing-stop">["distance"]): string =>
  unit === "basis-points" ? format.setting(value) : format.priceExact(value);

/** Settings as the sentence shows them. */
export const draftOfExit = (rule: SentenceRule): ExitDraft => {
  switch (rule.kind) {
    case "stop-loss":
      return { kind: rule.kind, level: { by: rule.level.by, text: levelText(rule.level) } };
    case "take-profit":
      return { kind: rule.kind, level: { by: rule.level.by, text: levelText(rule.level) } };
    case "trailing-stop":
      return {
        kind: rule.kind,
        unit: rule.distance.unit,
        distance: distanceText(rule.distance),
        starts: rule.activation === null ? "at-once" : "from-price",
        activation: rule.activation === null ? "" : format.priceExact(rule.activation),
      };
    case "break-even-stop":
      return {
        kind: rule.kind,
        after: { by: rule.after.by, text: levelText(rule.after) },
        keep: format.sats(rule.keepSats),
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
const WANTED = {
  price: "Enter a price in dollars, like 74,300 or 74,300.5.",
  percent: "Enter a percentage, like 5 or 2.5.",
  sats: "Enter whole sats, like 250,000.",
} as const;

type Wanted = (field: ExitField, value: number | null, message: string) => number;

const readPrice = (field: ExitField, text: string, wanted: Wanted): number => {
  const price = wanted(field, parsePrice(text), WANTED.price);
  const mistake = parsePrice(text) === null ? null : priceMistake(price);
  return mistake === null ? price : wanted(field, null, mistake);
};

const readProfit = (field: ExitField, { by, text }: ProfitDraft, wanted: Wanted): ProfitLevel => {
  switch (by) {
    case "price":
      return { by, price: readPrice(field, text, wanted) };
    case "percent":
      return { by, bps: wanted(field, parsePercent(text), WANTED.percent) };
    case "sats":
      return { by, amount: wanted(field, parseSats(text), WANTED.sats) };
  }
};

const readStop = ({ by, text }: LevelDraft, wanted: Wanted): StopLevel =>
  by === "liquidation-distance"
    ? { by, bps: wanted("level", parsePercent(text), WANTED.percent) }
    : readProfit("level", { by, text }, wanted);

const readTrailing = (draft: DraftOf<"trailing-stop">, wanted: Wanted): RuleOf<"trailing-stop"> => {
  const { kind, unit, distance, starts, activation } = draft;
  const value =
    unit === "basis-points"
      ? wanted("distance", parsePercent(distance), WANTED.percent)
      : wanted("distance", parsePrice(distance), "Enter an amount in dollars, like 1,500.");
  const from = starts === "at-once" ? null : readPrice("activation", activation, wanted);
  return { kind, distance: { unit, value }, activation: from };
};

const readRule = (draft: ExitDraft, wanted: Wanted): SentenceRule => {
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
        keepSats: draft.keep.trim() === "" ? 0 : wanted("keep", parseSats(draft.keep), WANTED.sats),
      };
  }
};

export type ReadExit =
  | { readonly ok: true; readonly rule: SentenceRule }
  | { readonly ok: false; readonly mistakes: readonly ExitDraftMistake[] };

/** What the sentence says, as settings; or every blank that does not say anything. */
export const readExit = (draft: ExitDraft): ReadExit => {
  const mistakes: ExitDraftMistake[] = [];
  const rule = readRule(draft, (field, value, message) => {
    if (value === null) mistakes.push({ field, message });
    return value ?? 0;
  });
  return mistakes.length === 0 ? { ok: true, rule } : { ok: false, mistakes };
};
