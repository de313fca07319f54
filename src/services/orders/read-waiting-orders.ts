import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import type { IsolatedOrder } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeFailure, Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Vault } from "#ports/vault.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { refuseReading } from "../accounts/refuse-reading.ts";
import { waitingIn } from "../accounts/waiting-in.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import { ORDER_REFUSALS } from "./order-refusals.ts";
import type { WaitingOrders } from "./waiting-schema.ts";

export type WaitingDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
};

const refusal = (failure: ExchangeFailure) => refuseReading(ORDER_REFUSALS, failure);

/** Half of what waits would look like all of it: what cannot be read refuses the whole. */
const told = <T>(answer: Result<T, ExchangeFailure>): T => {
  if (!answer.ok) throw refusal(answer.failure);
  return answer.value;
};

const waiting = ({ id, side, quantity, price, margin, leverage, createdAt }: IsolatedOrder) => ({
  id,
  side,
  quantity,
  price,
  margin,
  leverage,
  createdAt,
});

/**
 * Reads the limit orders that wait on an account from the exchange, isolated ones and, where the key may, those on the cross
 * margin, in the turn of a screen: guards, exits and readings go before it. Nothing of it is stored.
 * @throws AppError not-found, also for somebody else's; limit-reached · unavailable where the exchange does not answer.
 */
export const readWaitingOrders = async (
  deps: WaitingDeps,
  request: { readonly userId: string; readonly accountId: string },
): Promise<WaitingOrders> => {
  const account = await ownAccount(deps, request);
  const { mayRead } = crossPermissions(account.permissions);
  // By when it was asked: what is placed or taken back meanwhile may be missing or still there.
  const readAt = deps.clock();
  const read = await withExchange(
    deps,
    account,
    async (exchange) => {
      const [isolated, cross] = await Promise.all([
        exchange.openTrades(),
        mayRead ? exchange.crossOpenOrders() : null,
      ]);
      return {
        isolated: told(isolated).map(waiting),
        cross: cross === null ? null : waitingIn(told(cross)),
      };
    },
    "screen",
  );
  return { ...read, readAt };
};
