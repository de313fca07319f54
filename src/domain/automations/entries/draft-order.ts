import { liquidationFromLeverage } from "../../position/liquidation.ts";
import { type PriceHalfUsd, sats } from "../../units.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import { entryStopLoss, entryTakeProfit } from "./entry-exits.ts";
import { sizeEntry } from "./entry-size.ts";
import type { EntryOrder } from "./entry-verdict.ts";

/** An order of an entry, or what keeps it from being one. */
export type DraftedOrder =
  | { readonly kind: "order"; readonly order: EntryOrder }
  | {
      readonly kind: "refused";
      readonly rule: "too-small" | "too-large" | "stop-loss" | "take-profit";
      readonly rung: number;
      readonly price: PriceHalfUsd;
    };

/** Where an order of an entry begins: at the last price, or at a rung's limit. */
export type OrderPlace = {
  readonly type: "market" | "limit";
  readonly price: PriceHalfUsd;
  readonly rung: number;
};

/**
 * Sizes one order and places its exits. Both are taken from its price; a market order that is filled elsewhere has its exits
 * where they were announced, and the exchange refuses it where they then stand on the wrong side.
 */
export const draftOrder = (config: AutoEntryConfig, { type, price, rung }: OrderPlace): DraftedOrder => {
  const { side, leverage, size, guard } = config;
  const guardCap = guard?.maxTotal ?? sats(0);
  const sized = sizeEntry({ side, leverage, price, type, guardCap }, size);
  if (sized.kind !== "sized") return { kind: "refused", rule: sized.kind, rung, price };
  const { quantity, cost, worstCase } = sized;
  const point = { side, price, liquidation: liquidationFromLeverage(side, quantity, price, leverage) };
  const stop = entryStopLoss(point, config.stopLoss);
  if (stop.kind === "refused") return { kind: "refused", rule: "stop-loss", rung, price };
  const profit = entryTakeProfit(point, config.takeProfit);
  if (profit.kind === "refused") return { kind: "refused", rule: "take-profit", rung, price };
  const exits = { stopLoss: stop.price, takeProfit: profit.price };
  const limit = type === "limit" ? price : null;
  return {
    kind: "order",
    order: { type, side, quantity, leverage, price: limit, ...exits, rung, cost, worstCase },
  };
};
