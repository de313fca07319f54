import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { WaitingOrdersView } from "#server/trpc/schemas/waiting-orders.ts";
import type { WaitingState } from "#ui/orders/use-waiting-orders.ts";
import { WaitingShown } from "#ui/orders/waiting-orders.tsx";
import type { Entry, Speaking } from "./entry.ts";

const AT = "2026-11-23T15:38:04.000Z";
const NOW = Date.parse(AT) + 4_000;

const ACCOUNT: AccountView = {
  id: "account",
  label: "demo",
  network: "paper",
  keyLastFour: "9f3c",
  permissions: ["futures:*"],
  status: "active",
  pausedReason: null,
  validatedAt: AT,
  lastUsedAt: AT,
  connectedAt: AT,
  balance: 412_600,
  balanceReadAt: AT,
  blindSince: null,
  blindReason: null,
};

const order = { id: "long", side: "long", quantity: 500, price: 120_000, createdAt: AT } as const;
const VIEW: WaitingOrdersView = {
  readAt: AT,
  isolated: [{ ...order, margin: 83_334, leverage: 10, isTakenBack: false }],
  cross: [{ ...order, id: "cross", side: "short", price: 150_000, isTakenBack: true }],
};
const READ: WaitingState = { view: VIEW, heardAt: NOW, problem: null, isPutOff: false, isOffline: false };

const shown = (
  state: Partial<WaitingState>,
  { now = NOW, account = ACCOUNT }: { readonly now?: number; readonly account?: AccountView } = {},
) => (
  <WaitingShown
    account={account}
    cross={null}
    positions={[]}
    now={now}
    isNamed={false}
    state={{ ...READ, ...state }}
  />
);

/** What waits at the exchange, as it is known or is not. */
export const ordersEntries = ({ words }: Speaking): readonly Entry[] => [
  {
    name: "waiting orders",
    of: [],
    states: {
      read: shown({}),
      none: shown({ view: { ...VIEW, isolated: [], cross: [] } }),
      reading: shown({ view: null }),
      late: shown({}, { now: NOW + 192_000 }),
      unreadable: shown({ problem: words.cannotFire }, { now: NOW + 30_000 }),
      "never read": shown({ view: null, problem: words.cannotFire }),
      offline: shown({ isOffline: true }),
      "account blind": shown(
        { problem: words.cannotFire },
        { account: { ...ACCOUNT, blindSince: AT, blindReason: words.cannotFire } },
      ),
      "key refused": shown({ view: null }, { account: { ...ACCOUNT, status: "unauthorized" } }),
      "key may not": shown({}, { account: { ...ACCOUNT, permissions: ["account:read"] } }),
    },
  },
];
