import type { PreviewView } from "#server/trpc/schemas/positions.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format, MISSING } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import type { HandAction, HandActionKind } from "./hand-action.ts";

type Previewed = Extract<PreviewView["result"], { kind: "previewed" }>;
type Before = Pick<PositionView, "margin" | "liquidation" | "stopLoss" | "takeProfit">;

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
};

const RESULT: Partial<Record<HandActionKind, string>> = {
  "close-trade": "Result, after all fees and funding",
  "set-stop-loss": "Result if it closes there",
  "set-trailing-stop": "Result if it closes there",
  "set-take-profit": "Result if it closes there",
  "cross-order": "Result of what it reduces, after the fee",
  "close-cross": "Result, after the fee",
};

const ON_CROSS: ReadonlySet<HandActionKind> = new Set([
  "cross-order",
  "close-cross",
  "deposit-cross",
  "withdraw-cross",
  "set-cross-leverage",
]);

const priceOrNone = (price: number | null): string => (price === null ? "None" : format.priceExact(price));

/** Whether it fills at once, at the market: then the spread takes its part of what is previewed at the last price. */
export const fillsAtMarket = (action: HandAction): boolean => {
  if (action.kind === "open-trade" || action.kind === "cross-order") return action.order.limit === null;
  return action.kind === "close-trade" || action.kind === "close-cross";
};

/** Where nothing is open, nothing can be liquidated. */
const liquidationWords = ({ liquidation, quantity }: Previewing["previewed"]): string => {
  if (quantity === 0) return "None";
  return liquidation === null ? MISSING : format.priceExact(liquidation);
};

const moneyRows = ({ action, previewed, last }: Previewing): readonly PreviewRow[] => {
  const { balanceChange, fee, reserve, result } = previewed;
  const sats = (label: string, amount: number): PreviewRow => ({
    label,
    from: null,
    figure: format.sats(amount),
    usd: format.usd(satsToUsd(amount, last)),
  });
  const resultLabel = RESULT[action.kind];
  // A cross order that reduces nothing has no result but its fee.
  const isOnlyFee = action.kind === "cross-order" && result === -fee;
  return [
    ...(balanceChange < 0 ? [sats("Leaves your balance", -balanceChange)] : []),
    ...(balanceChange > 0 ? [sats("Comes back to your balance", balanceChange)] : []),
    ...(fee > 0 ? [sats("Fee, now", fee)] : []),
    ...(reserve > 0 ? [sats("Of it set aside for fees to come", reserve)] : []),
    ...(result === null || resultLabel === undefined || isOnlyFee
      ? []
      : [
          {
            label: resultLabel,
            from: null,
            figure: format.satsSigned(result),
            usd: format.usdSigned(satsToUsd(result, last)),
          },
        ]),
  ];
};

/** A row where a figure is not what it was; where there was none before, what it will be. */
const changed = (label: string, from: string | null, to: string): readonly PreviewRow[] =>
  from === to ? [] : [{ label, from, figure: to, usd: null }];

const exitRows = ({ action, previewed, before }: Previewing): readonly PreviewRow[] => {
  if (ON_CROSS.has(action.kind) || action.kind === "close-trade" || action.kind === "cancel-trade") return [];
  return [
    ...changed("Stop loss", before && priceOrNone(before.stopLoss), priceOrNone(previewed.stopLoss)),
    ...(before === null && previewed.takeProfit === null
      ? []
      : changed("Take profit", before && priceOrNone(before.takeProfit), priceOrNone(previewed.takeProfit))),
  ];
};

const standingRows = ({ action, previewed, before }: Previewing): readonly PreviewRow[] => {
  const { margin, quantity } = previewed;
  if (action.kind === "close-trade" || action.kind === "cancel-trade") return [];
  const isCross = ON_CROSS.has(action.kind);
  const size = isCross || action.kind === "open-trade" ? format.quantity(quantity) : null;
  return [
    ...(size === null ? [] : changed(isCross ? "Cross position then" : "Size", null, size)),
    ...changed(
      isCross ? "Cross margin then" : "Margin",
      before && format.sats(before.margin),
      format.sats(margin),
    ),
    ...changed(
      isCross ? "Liquidation then" : "Liquidation",
      before && format.priceExact(before.liquidation),
      liquidationWords(previewed),
    ),
  ];
};

/** What an action would do, figure by figure: first the money, then what stands afterwards. What stays as it is has no row. */
export const previewRows = (previewing: Previewing): readonly PreviewRow[] => [
  ...moneyRows(previewing),
  ...standingRows(previewing),
  ...exitRows(previewing),
];
