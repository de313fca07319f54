import type { BreakerAccount } from "#domain/automations/breaker/drawdown-breaker.ts";
import { type ListedTransfer, TRANSFER_WAYS } from "#domain/automations/breaker/transfer-book.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { FEE_RATES } from "#domain/position/fees.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import { rateE9, sats } from "#domain/units.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { AccountFacts } from "../accounts/read-account.ts";

/** The dearest tier, whatever the trader's: the peak is worked out by it too, so a drawdown is not made by it. */
const FEE_RATE = FEE_RATES[0] ?? rateE9(1_000_000);

/** As many of each way as are counted; beyond it nobody trades by hand. */
const LIMIT = 200;

type Held = BreakerAccount["positions"][number];

/** What is kept of a position: what a mark or a stop of it would change is left out. */
const heldOf = (position: IsolatedPosition): Held => {
  const { id, side, quantity, price, margin, maintenanceMargin, liquidation, fundingPaid } = position;
  return { id, side, quantity, price, margin, maintenanceMargin, liquidation, fundingPaid };
};

const crossOf = (position: CrossPosition): BreakerAccount["cross"] => {
  const { side, quantity, margin, entryPrice, liquidation, fundingPaid } = position;
  return { side, quantity, margin, entryPrice, liquidation, fundingPaid };
};

/** Reads what an equity is made of beside balance and positions: orders that wait, and the cross margin. */
export const readBreakerAccount = async (
  exchange: Pick<Exchange, "openTrades" | "crossPosition">,
  { balance, positions }: AccountFacts,
): Promise<Result<BreakerAccount, ExchangeFailure>> => {
  const [orders, cross] = await Promise.all([exchange.openTrades(), exchange.crossPosition()]);
  if (!orders.ok) return orders;
  if (!cross.ok) return cross;
  const locked = orders.value.reduce((sum, { margin, feeReserve }) => sum + margin + feeReserve, 0);
  return ok({
    balance,
    lockedInOrders: sats(locked),
    positions: positions.map(heldOf),
    cross: crossOf(cross.value),
    feeRate: FEE_RATE,
  });
};

/** Every deposit and withdrawal that began at `since` (epoch milliseconds) or later, one request for each way. */
export const readTransfers = async (
  exchange: Pick<Exchange, "transfers">,
  since: number,
): Promise<Result<readonly ListedTransfer[], ExchangeFailure>> => {
  const answers = await Promise.all(
    TRANSFER_WAYS.map((way) => exchange.transfers({ way, limit: LIMIT, from: since })),
  );
  const all: ListedTransfer[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    all.push(...answer.value);
  }
  return ok(all);
};
