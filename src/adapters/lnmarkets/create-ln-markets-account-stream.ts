import { z } from "zod";
import type { AccountEvent, AccountStream } from "#ports/account-stream.ts";
import { type ConnectionEvents, keepConnected } from "./stream/keep-connected.ts";
import { type LiveSocket, openLiveSocket } from "./stream/open-live-socket.ts";
import { signIn, signLogin } from "./stream/sign-in.ts";
import { type StreamOptions, type StreamSettings, streamSettings } from "./stream/stream-settings.ts";
import { subscribe } from "./stream/subscribe.ts";

type Account = Parameters<AccountStream["start"]>[0];

const TRADES = "futures/inverse/btc_usd/isolated/trades";
const CROSS: readonly string[] = [
  "futures/inverse/btc_usd/cross/position",
  "futures/inverse/btc_usd/cross/orders",
];
const DEPOSITS = "wallet/deposit";
/** Every kind of event names its trade; what else it says is read from the account, not from here. */
const tradeEvent = z.object({ trade: z.object({ id: z.string().min(1) }) });

const eventOf = (topic: string, data: unknown): AccountEvent | null => {
  if (topic === DEPOSITS) return { kind: "balance-changed" };
  if (CROSS.includes(topic)) return { kind: "cross-changed" };
  if (topic !== TRADES) return null;
  const parsed = tradeEvent.safeParse(data);
  return { kind: "position-changed", positionId: parsed.success ? parsed.data.trade.id : null };
};

type Refusal = { readonly isRefused: boolean; readonly reason: string };

/** Signs in and subscribes. A key that may not see the cross margin or deposits is no less a guard's. */
const enter = async (open: LiveSocket, account: Account): Promise<Refusal | null> => {
  const login = await account.login();
  if (login === null) return { isRefused: false, reason: "there is no key to sign in with" };
  const refusal = (await signIn(open, login)) ?? (await subscribe(open, TRADES));
  if (refusal === null) for (const topic of [...CROSS, DEPOSITS]) await subscribe(open, topic);
  return refusal;
};

/** One connection from signing in to its end. */
const connect = (settings: StreamSettings, account: Account, on: ConnectionEvents): LiveSocket => {
  let isUp = false;
  return openLiveSocket(settings, {
    onOpen: async (open) => {
      const refusal = await enter(open, account).catch(
        (error: unknown): Refusal => ({
          isRefused: false,
          reason: `no login could be made (${String(error)})`,
        }),
      );
      if (refusal === null) {
        isUp = true;
        return on.onUp();
      }
      if (refusal.isRefused) on.onRefused();
      open.leave(refusal.reason);
    },
    onData: (topic, data, open) => {
      const event = eventOf(topic, data);
      if (event === null) return;
      open.alive();
      on.onUseful();
      account.onEvent(event);
    },
    onPong: () => {
      if (isUp) on.onUseful();
    },
    onClose: on.onClose,
  });
};

/** The private stream of one network's accounts, a connection each; events are passed on, never interpreted. */
export const createLnMarketsAccountStream = (options: StreamOptions): AccountStream => {
  const settings = streamSettings(options);
  return {
    sign: signLogin,
    start: (account) => keepConnected(settings, account, (on) => connect(settings, account, on)),
  };
};
