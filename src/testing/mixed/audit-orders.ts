import type { IntentRow } from "#cli/sim/model/model-rows.ts";
import type { ActionKind } from "#domain/intents/action.ts";
import type { MixedAccount, MixedWorld } from "./mixed-world.ts";

const CALLS: Readonly<Partial<Record<ActionKind, string>>> = {
  "add-margin": "addMargin",
  "close-trade": "closeTrade",
  "open-trade": "openTrade",
  "cancel-trade": "cancelTrade",
  "set-stop-loss": "setStopLoss",
  "set-trailing-stop": "setTrailingStop",
  "set-take-profit": "setTakeProfit",
  "remove-stop-loss": "removeStopLoss",
  "remove-take-profit": "removeTakeProfit",
};

type Received = MixedAccount["exchange"]["received"][number];

const part = (request: object, name: string): string => {
  const value: unknown = Reflect.get(request, name);
  return value === undefined || value === null ? "" : String(value);
};

/** One order by what tells it from every other: whose it is, what it does to what, and when it was signed. */
const orderKey = (accountId: string, { call, request }: Received): string =>
  [
    accountId,
    call,
    part(request, "positionId") || part(request, "tradeId") || part(request, "clientId"),
    part(request, "signedAt"),
  ].join(" ");

const aimOf = ({ plan }: IntentRow): string => {
  if (plan.action.kind === "open-trade") return plan.action.order.clientId ?? "";
  return "id" in plan.subject ? plan.subject.id : "";
};

const intentOrder = (row: IntentRow): string =>
  [row.plan.accountId, CALLS[row.plan.action.kind] ?? row.plan.action.kind, aimOf(row), row.signedAt].join(
    " ",
  );

const countOf = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const isByHand = ({ call, request }: Received): boolean =>
  call === "openTrade" && part(request, "clientId") === "";

/**
 * Orders that reached an exchange and no intent was sent for, or more often than one was; and causes that sent for more than
 * one effect in one turn.
 */
export const doubleEffects = ({ stores, accounts }: MixedWorld): number => {
  const sent = [...stores.tables.intents.values()].filter(({ history }) =>
    history.some(({ state }) => state === "sent"),
  );
  const wanted = countOf(sent.map(intentOrder));
  const received = countOf(
    accounts.flatMap(({ account, exchange }) =>
      exchange.received.filter((one) => !isByHand(one)).map((one) => orderKey(account.id, one)),
    ),
  );
  const beyond = [...received].reduce(
    (sum, [key, count]) => sum + Math.max(0, count - (wanted.get(key) ?? 0)),
    0,
  );
  const turns = countOf(sent.map(({ plan, subject }) => `${plan.cause.id} ${subject} ${plan.epoch}`));
  const again = [...turns.values()].reduce((sum, count) => sum + count - 1, 0);
  return beyond + again;
};
