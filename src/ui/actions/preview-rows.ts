import { crossRunningMargin } from "#domain/position/cross.ts";
import { priceE4, usd } from "#domain/units.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { PreviewView } from "#server/trpc/schemas/positions.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { type Format, MISSING } from "#ui/format/format.ts";
import type { HandAction, HandActionKind } from "./hand-action.ts";
import { PREVIEW_WORDS } from "./preview-words.ts";

type Previewed = Extract<PreviewView["result"], { kind: "previewed" }>;
type Before = Pick<PositionView, "margin" | "liquidation" | "stopLoss" | "takeProfit">;
type CrossBefore = Pick<
  CrossView,
  "quantity" | "entryPriceE4" | "leverage" | "runningMargin" | "liquidation" | "readAt"
>;

/** One figure of a preview. `from` is what stands now, where it changes. */
export type PreviewRow = {
  readonly label: string;
  readonly from: string | null;
  readonly figure: string;
  /** The same in dollars, for sats. */
  readonly usd: string | null;
};

export type Previewing = {
  readonly action: HandAction;
  readonly previewed: Previewed;
  readonly last: number;
  /** The position as it was read last; null where it is about none. */
  readonly before: Before | null;
  /** The cross margin as it was read last; null where it was not. */
  readonly cross: CrossBefore | null;
};

type Words = (typeof PREVIEW_WORDS)["en"];

/** Which result an action has. */
const RESULT: Partial<Record<HandActionKind, keyof Words["result"]>> = {
  "close-trade": "close",
  "set-stop-loss": "ifThere",
  "set-trailing-stop": "ifThere",
  "set-take-profit": "ifThere",
  "cross-order": "reduced",
  "close-cross": "closeCross",
};

const ON_CROSS: ReadonlySet<HandActionKind> = new Set([
  "cross-order",
  "close-cross",
  "deposit-cross",
  "withdraw-cross",
  "set-cross-leverage",
]);

/** What it is about is gone afterwards, and of the rest nothing is touched. */
const GONE: ReadonlySet<HandActionKind> = new Set(["close-trade", "cancel-trade", "cancel-cross-order"]);

const priceOrNone = (format: Format, price: number | null): string =>
  price === null ? PREVIEW_WORDS[format.locale].none : format.priceExact(price);

/** Whether it fills at once, at the market: then the spread takes its part of what is previewed at the last price. */
export const fillsAtMarket = (action: HandAction): boolean => {
  if (action.kind === "open-trade" || action.kind === "cross-order") return action.order.limit === null;
  return action.kind === "close-trade" || action.kind === "close-cross";
};

/** Where nothing is open, nothing can be liquidated. */
const liquidationWords = (format: Format, { liquidation, quantity }: Previewing["previewed"]): string => {
  if (quantity === 0) return PREVIEW_WORDS[format.locale].none;
  return liquidation === null ? MISSING : format.priceExact(liquidation);
};

const moneyRows = (format: Format, { action, previewed, last }: Previewing): readonly PreviewRow[] => {
  const words = PREVIEW_WORDS[format.locale];
  const { balanceChange, fee, reserve, result } = previewed;
  const sats = (label: string, amount: number): PreviewRow => ({
    label,
    from: null,
    figure: format.sats(amount),
    usd: format.money(amount, last),
  });
  const resultKind = RESULT[action.kind];
  // A cross order that reduces nothing has no result but its fee.
  const isOnlyFee = action.kind === "cross-order" && result === -fee;
  return [
    ...(balanceChange < 0 ? [sats(words.leaves, -balanceChange)] : []),
    ...(balanceChange > 0 ? [sats(words.comesBack, balanceChange)] : []),
    ...(fee > 0 ? [sats(words.fee, fee)] : []),
    ...(reserve > 0 ? [sats(words.setAside, reserve)] : []),
    ...(result === null || resultKind === undefined || isOnlyFee
      ? []
      : [
          {
            label: words.result[resultKind],
            from: null,
            figure: format.satsSigned(result),
            usd: format.moneySigned(result, last),
          },
        ]),
  ];
};

/** A row where a figure is not what it was; where there was none before, what it will be. */
const changed = (label: string, from: string | null, to: string): readonly PreviewRow[] =>
  from === to ? [] : [{ label, from, figure: to, usd: null }];

const exitRows = (format: Format, { action, previewed, before }: Previewing): readonly PreviewRow[] => {
  const words = PREVIEW_WORDS[format.locale];
  const shown = (price: number | null) => priceOrNone(format, price);
  if (ON_CROSS.has(action.kind) || GONE.has(action.kind)) return [];
  return [
    ...changed(words.stopLoss, before && shown(before.stopLoss), shown(previewed.stopLoss)),
    ...(before === null && previewed.takeProfit === null
      ? []
      : changed(words.takeProfit, before && shown(before.takeProfit), shown(previewed.takeProfit))),
  ];
};

/** What leverage changes is what the position ties up; where it is liquidated is said, for it is what one fears. */
const leverageRows = (
  format: Format,
  leverage: number,
  { previewed, cross }: Pick<Previewing, "previewed" | "cross">,
): readonly PreviewRow[] => {
  const words = PREVIEW_WORDS[format.locale];
  const from = cross === null || cross.readAt === null ? null : cross;
  const rows = [
    ...changed(words.leverage, from && format.leverage(from.leverage), format.leverage(leverage)),
  ];
  if (previewed.quantity === 0) return rows;
  const liquidation = liquidationWords(format, previewed);
  const was = from?.liquidation == null ? null : format.priceExact(from.liquidation);
  const stays = was === liquidation;
  return [
    ...rows,
    ...(from === null || from.entryPriceE4 === null
      ? []
      : changed(
          words.tiedUp,
          format.sats(from.runningMargin),
          format.sats(crossRunningMargin(usd(from.quantity), priceE4(from.entryPriceE4), leverage)),
        )),
    {
      label: words.liquidation,
      from: stays ? null : was,
      figure: stays ? words.stays(liquidation) : liquidation,
      usd: null,
    },
  ];
};

const standingRows = (format: Format, previewing: Previewing): readonly PreviewRow[] => {
  const { action, previewed, before } = previewing;
  const words = PREVIEW_WORDS[format.locale];
  const { margin, quantity } = previewed;
  if (action.kind === "set-cross-leverage") return leverageRows(format, action.leverage, previewing);
  if (GONE.has(action.kind)) return [];
  const isCross = ON_CROSS.has(action.kind);
  const size = isCross || action.kind === "open-trade" ? format.quantity(quantity) : null;
  return [
    ...(size === null ? [] : changed(isCross ? words.crossThen : words.size, null, size)),
    ...changed(
      isCross ? words.crossMarginThen : words.margin,
      before && format.sats(before.margin),
      format.sats(margin),
    ),
    ...changed(
      isCross ? words.liquidationThen : words.liquidation,
      before && format.priceExact(before.liquidation),
      liquidationWords(format, previewed),
    ),
  ];
};

/** What an action would do, figure by figure: first the money, then what stands afterwards. What stays as it is has no row. */
export const previewRows = (format: Format, previewing: Previewing): readonly PreviewRow[] => [
  ...moneyRows(format, previewing),
  ...standingRows(format, previewing),
  ...exitRows(format, previewing),
];
