import { randomUUID } from "node:crypto";
import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { Result } from "#domain/result.ts";
import { sats, usd } from "#domain/units.ts";
import { armCrossGuard } from "#services/cross-guards/arm-cross-guard.ts";
import { aCrossGuardConfig } from "../builders/a-cross-position.ts";
import { enterTrader } from "./enter-trader.ts";
import type { Stage } from "./start-stage.ts";

const PERMISSIONS = ["account:read", "futures:*"];

const must = <T>(answer: Result<T, unknown>): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.failure)}`);
  return answer.value;
};

/**
 * A trader of 1,000,000 sats whose key may do everything with futures, with a cross position of 1,000 USD at the market and
 * 100,000 sats behind it once its fee is paid, and no guard yet.
 */
export const enterCross = async (stage: Stage) => {
  const trader = await enterTrader(stage.paper, stage.wired, 1_000_000, PERMISSIONS);
  const { exchange, account, userId } = trader;
  const signedAt = stage.paper.now();
  const open = async (side: "long" | "short" = "long") => {
    const order = { type: "market", side, quantity: usd(1_000), clientId: randomUUID(), signedAt } as const;
    must(await exchange.crossOrder(order));
    await trader.sync();
  };
  must(await exchange.depositCross({ amount: sats(101_000), signedAt }));
  must(await exchange.setCrossLeverage({ leverage: 20, signedAt }));
  return {
    ...trader,
    openCross: open,
    cross: async (): Promise<CrossPosition> => must(await exchange.crossPosition()),
    /** Sats moved into the cross margin, newest first. */
    moved: async () => must(await exchange.crossTransfers({ limit: 100 })).map(({ amount }) => amount),
    guardCross: (config: Partial<CrossGuardConfig> = {}) =>
      armCrossGuard(stage.wired, {
        userId,
        accountId: account.id,
        config: aCrossGuardConfig(config),
        acknowledged: "all",
      }),
    crossStanding: (guardId: string) => stage.wired.crossGuards.standing(guardId, stage.paper.now()),
  };
};

/** The same with an open long and an armed guard of 5 → 10 %. */
export const enterGuardedCross = async (stage: Stage, config: Partial<CrossGuardConfig> = {}) => {
  const trader = await enterCross(stage);
  await trader.openCross();
  return { trader, guard: await trader.guardCross(config) };
};
