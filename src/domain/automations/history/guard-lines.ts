import type { figures } from "../../notifications/figures.ts";
import type { CrossGuardWish } from "../cross-guard/cross-guard.ts";
import type { CrossDeed } from "../cross-guard/cross-step.ts";
import type { GuardCaps } from "../guard-bounds.ts";
import type { GuardPlanConfig } from "../guard-plan/guard-plan.ts";
import type { GuardWhen } from "../guard-step.ts";
import type { MarginGuardConfig } from "../margin-guard.ts";
import type { SettingLine } from "./setting-line.ts";
import { SETTING_WORDS } from "./setting-table.ts";

type Figures = ReturnType<typeof figures>;

const whenValue = (f: Figures, when: GuardWhen): string => {
  switch (when.by) {
    case "distance":
      return SETTING_WORDS[f.locale].fromLiquidation(f.setting(when.bps));
    case "price":
      return f.priceExact(when.price);
    case "margin-used":
      return SETTING_WORDS[f.locale].marginLost(f.setting(when.bps));
  }
};

const deedValue = (f: Figures, deed: CrossDeed): string => {
  switch (deed.kind) {
    case "add-margin":
      return SETTING_WORDS[f.locale].addUntil(f.setting(deed.target));
    case "reduce":
      return SETTING_WORDS[f.locale].reduceUntil(f.setting(deed.target));
    case "close":
      return SETTING_WORDS[f.locale].close;
  }
};

/** Whole seconds without decimals, others with all three: two cooldowns that differ never read alike. */
const secondsValue = (f: Figures, ms: number): string =>
  `${f.number(ms / 1_000, ms % 1_000 === 0 ? 0 : 3)} s`;

const capValue = (f: Figures, cap: number | null): string =>
  cap === null ? SETTING_WORDS[f.locale].noLimit : f.sats(cap);

/** How much at a time, how often, and what is kept back. */
const paceLines = (
  f: Figures,
  {
    maxPerAction,
    maxPerDay,
    cooldownMs,
    reserve,
  }: Pick<GuardCaps, "maxPerAction" | "maxPerDay" | "reserve"> & { readonly cooldownMs: number },
  rest: string,
): readonly SettingLine[] => [
  { field: SETTING_WORDS[f.locale].mostPerTopUp, value: capValue(f, maxPerAction) },
  { field: SETTING_WORDS[f.locale].mostPerDay, value: capValue(f, maxPerDay) },
  { field: rest, value: secondsValue(f, cooldownMs) },
  { field: SETTING_WORDS[f.locale].keptBack, value: f.sats(reserve) },
];

/** What each step of a ladder acts at, and what it does. */
const stepLines = (
  f: Figures,
  steps: readonly { readonly when: GuardWhen; readonly deed: CrossDeed }[],
): readonly SettingLine[] =>
  steps.flatMap(({ when, deed }, place) => [
    { field: SETTING_WORDS[f.locale].stepActs(place + 1), value: whenValue(f, when) },
    { field: SETTING_WORDS[f.locale].stepDoes(place + 1), value: deedValue(f, deed) },
  ]);

/** The lines of a guard of either kind; `rest` names the least time between two deeds. */
const cappedLines = (
  f: Figures,
  {
    steps,
    cooldownMs,
    ...caps
  }: GuardCaps & {
    readonly steps: readonly { readonly when: GuardWhen; readonly deed: CrossDeed }[];
    readonly cooldownMs: number;
  },
  rest: string,
): readonly SettingLine[] => [
  { field: SETTING_WORDS[f.locale].mostInAll, value: capValue(f, caps.maxTotal) },
  { field: SETTING_WORDS[f.locale].mostLost, value: capValue(f, caps.maxLoss) },
  ...stepLines(f, steps),
  ...paceLines(f, { ...caps, cooldownMs }, rest),
];

/** The settings of a margin guard. */
export const guardLines = (f: Figures, config: MarginGuardConfig): readonly SettingLine[] => [
  ...cappedLines(f, config, SETTING_WORDS[f.locale].betweenTopUps),
  { field: SETTING_WORDS[f.locale].lookAhead, value: f.number(config.settlementsAhead ?? 0) },
];

/** The settings of a cross guard. */
export const crossLines = (f: Figures, config: CrossGuardWish): readonly SettingLine[] => [
  ...cappedLines(f, config, SETTING_WORDS[f.locale].betweenDeeds),
  {
    field: SETTING_WORDS[f.locale].mostClosed,
    value: config.maxReduce === null ? SETTING_WORDS[f.locale].noLimit : f.quantity(config.maxReduce),
  },
];

const shareValue = (f: Figures, share: number | null): string =>
  share === null
    ? SETTING_WORDS[f.locale].noLimit
    : SETTING_WORDS[f.locale].ofInitialMargin(f.setting(share));

/** The settings of a guard plan. */
export const planLines = (f: Figures, config: GuardPlanConfig): readonly SettingLine[] => [
  { field: SETTING_WORDS[f.locale].mostEach, value: shareValue(f, config.maxTotalShare) },
  { field: SETTING_WORDS[f.locale].mostLost, value: shareValue(f, config.maxLossShare) },
  ...stepLines(f, config.steps),
  ...paceLines(f, config, SETTING_WORDS[f.locale].betweenTopUps),
  { field: SETTING_WORDS[f.locale].lookAhead, value: f.number(config.settlementsAhead) },
];
