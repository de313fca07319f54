import { subjectKey } from "#domain/intents/cause.ts";
import type { SeenOrder } from "./mixed-world.ts";
import type { Effect } from "./read-books.ts";

/** One order by what tells it from every other: whose it is, what it does to what, by how much, and when it was signed. */
const orderKey = ({ accountId, action, aim, amount, signedAt }: SeenOrder): string =>
  [accountId, action, aim, amount, signedAt].join(" ");

/** What an order of this intent names: its label carries the intent's id. */
const namesOf = ({ id, subject }: Effect): string => ("id" in subject ? subject.id : id);

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** What an order names, of a label the id of its intent. */
const aimOf = (order: SeenOrder): string =>
  order.action === "open-trade" || order.action === "cross-order"
    ? (UUID.exec(order.aim)?.[0] ?? "")
    : order.aim;

const countOf = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Orders on the account's cross margin name nothing but by their label. */
const isUnnamed = (action: SeenOrder["action"]): boolean =>
  action.includes("cross") && action !== "cross-order" && action !== "cancel-cross-order";

/**
 * Orders that reached an exchange and no intent was sent for, or more often than one was; and causes that sent for more than
 * one effect in one turn.
 */
export const doubleEffects = (effects: readonly Effect[], orders: readonly SeenOrder[]): number => {
  const sent = effects.filter(({ signedAt }) => signedAt !== null);
  const wanted = countOf(
    sent.map((effect) =>
      orderKey({
        accountId: effect.accountId,
        action: effect.action,
        aim: isUnnamed(effect.action) ? "" : namesOf(effect),
        amount: effect.amount,
        signedAt: effect.signedAt ?? 0,
      }),
    ),
  );
  const received = countOf(orders.map((order) => orderKey({ ...order, aim: aimOf(order) })));
  const beyond = [...received].reduce(
    (sum, [key, count]) => sum + Math.max(0, count - (wanted.get(key) ?? 0)),
    0,
  );
  const turns = countOf(
    sent.map(({ cause, subject, epoch }) => `${cause.id} ${subjectKey(subject)} ${epoch}`),
  );
  const again = [...turns.values()].reduce((sum, count) => sum + count - 1, 0);
  return beyond + again;
};
