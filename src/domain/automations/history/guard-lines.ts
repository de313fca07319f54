import type { figures } from "../../notifications/figures.ts";
import type { CrossGuardWish } from "../cross-guard/cross-guard.ts";
import type { CrossDeed } from "../cross-guard/cross-step.ts";
import type { GuardCaps } from "../guard-bounds.ts";
import type { GuardPlanConfig } from "../guard-plan/guard-plan.ts";
import type { GuardWhen } from "../guard-step.ts";
import type { MarginGuardConfig } from "../margin-guard.ts";
import type { SettingLine } from "./setting-line.ts";

type Figures = ReturnType<typeof figures>;

const whenValue = (f: Figures, when: GuardWhen): string => {
  switch (when.by) {
    case "distance":
      return `${f.setting(when.bps)} from liquidation`;
    case "price":
      return f.priceExact(when.price);
    case "margin-used":
      return `${f.setting(when.bps)} of the margin lost`;
  }
};

const deedValue = (f: Figures, deed: CrossDeed): string => {
  switch (deed.kind) {
    case "add-margin":
      return `add margin until it is ${f.setting(deed.target)} away`;
    case "reduce":
      return `close contracts until it is ${f.setting(deed.target)} away`;
    case "close":
      return "close the position";
  }
};

/** Whole seconds without decimals, others with all three: two cooldowns that differ never read alike. */
const secondsValue = (f: Figures, ms: number): string =>
  `${f.number(ms / 1_000, ms % 1_000 === 0 ? 0 : 3)} s`;

const capValue = (f: Figures, cap: number | null): string => (cap === null ? "no limit" : f.sats(cap));

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
  { field: "Most per top-up", value: capValue(f, maxPerAction) },
  { field: "Most per day", value: capValue(f, maxPerDay) },
  { field: `Least time between two ${rest}`, value: secondsValue(f, cooldownMs) },
  { field: "Free sats kept back", value: f.sats(reserve) },
];

/** What each step of a ladder acts at, and what it does. */
const stepLines = (
  f: Figures,
  steps: readonly { readonly when: GuardWhen; readonly deed: CrossDeed }[],
): readonly SettingLine[] =>
  steps.flatMap(({ when, deed }, place) => [
    { field: `Step ${place + 1} acts at`, value: whenValue(f, when) },
    { field: `What step ${place + 1} does`, value: deedValue(f, deed) },
  ]);

/** The lines of a guard of either kind; `rest` is what there is least time between. */
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
  { field: "Most it may add in all", value: capValue(f, caps.maxTotal) },
  { field: "Most that may be lost", value: capValue(f, caps.maxLoss) },
  ...stepLines(f, steps),
  ...paceLines(f, { ...caps, cooldownMs }, rest),
];

/** The settings of a margin guard. */
export const guardLines = (f: Figures, config: MarginGuardConfig): readonly SettingLine[] => [
  ...cappedLines(f, config, "top-ups"),
  { field: "Funding settlements looked ahead to", value: f.number(config.settlementsAhead ?? 0) },
];

/** The settings of a cross guard. */
export const crossLines = (f: Figures, config: CrossGuardWish): readonly SettingLine[] => [
  ...cappedLines(f, config, "top-ups or reductions"),
  {
    field: "Most contracts closed at a time",
    value: config.maxReduce === null ? "no limit" : f.quantity(config.maxReduce),
  },
];

const shareValue = (f: Figures, share: number | null): string =>
  share === null ? "no limit" : `${f.setting(share)} of the initial margin`;

/** The settings of a guard plan. */
export const planLines = (f: Figures, config: GuardPlanConfig): readonly SettingLine[] => [
  { field: "Most each guard may add in all", value: shareValue(f, config.maxTotalShare) },
  { field: "Most that may be lost", value: shareValue(f, config.maxLossShare) },
  ...stepLines(f, config.steps),
  ...paceLines(f, config, "top-ups"),
  { field: "Funding settlements looked ahead to", value: f.number(config.settlementsAhead) },
];
