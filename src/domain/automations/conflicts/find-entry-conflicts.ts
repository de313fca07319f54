import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { draftOrder } from "../entries/draft-order.ts";
import { dueRungs } from "../entries/due-rungs.ts";
import type { EntryOrder } from "../entries/entry-verdict.ts";
import type { Conflict, RuleName } from "./conflict.ts";
import {
  type ArmedEntry,
  type ConflictFacts,
  type CrossConflictFacts,
  guardOf,
  type OtherGuard,
} from "./conflict-facts.ts";
import { crossCountedOn } from "./cross-room.ts";
import { countedOn } from "./guard-room.ts";

type Reservation = { readonly name: RuleName; readonly sats: Sats };

/** What an account has free, and the rules of it that take from that. */
type Around = Pick<ConflictFacts, "last" | "balance" | "others" | "entries" | "cross">;

/** What each guard of the account counts on, the cross one among them, the one that counts on most first. */
const reservations = (
  own: readonly OtherGuard[],
  { others, cross, last }: Around,
): readonly Reservation[] => {
  const counted = [
    ...own.map((guard) => ({ ...guard, place: 0 })),
    ...others.map((other, at) => ({ ...other, place: at + 1 })),
  ];
  const isolated = counted.map(
    ({ place, ...counting }): Reservation => ({
      name: { kind: "margin-guard", place },
      sats: countedOn(counting.position, counting, last),
    }),
  );
  const net: readonly Reservation[] =
    cross === null ? [] : [{ name: { kind: "cross-guard", place: 0 }, sats: crossCountedOn(cross, last) }];
  return [...isolated, ...net].toSorted((one, other) => other.sats - one.sats);
};

/** The price an entry is reckoned at: what it waits for where that is a price, else the last one. */
const entryPrice = ({ config: { when } }: ArmedEntry, last: PriceHalfUsd): PriceHalfUsd =>
  when.kind === "crossing" ? when.price : last;

const ordersOf = (entry: ArmedEntry, last: PriceHalfUsd): readonly EntryOrder[] => {
  const { config, made } = entry;
  const { when } = config;
  if (when.kind === "ladder")
    return dueRungs(when.prices, made).flatMap((rung) => {
      const price = when.prices[rung];
      const draft = price === undefined ? null : draftOrder(config, { type: "limit", price, rung });
      return draft?.kind === "order" ? [draft.order] : [];
    });
  if (made.length >= config.maxEntries) return [];
  const draft = draftOrder(config, { type: "market", price: entryPrice(entry, last), rung: 0 });
  return draft.kind === "order" ? [draft.order] : [];
};

/** What an entry may lose at most with what it enters next, guards included; nothing where its budget does not let it. */
const worstCaseOf = (entry: ArmedEntry, facts: Around): Sats => {
  const orders = ordersOf(entry, facts.last);
  const spoken = entry.made.reduce((sum, { worstCase }) => sum + worstCase, 0);
  const worstCase = orders.reduce((sum, order) => sum + order.worstCase, 0);
  const cost = orders.reduce((sum, order) => sum + order.cost, 0);
  return sats(worstCase > entry.config.budget - spoken || cost > facts.balance ? 0 : worstCase);
};

const takenBy = (own: readonly OtherGuard[], around: Around): readonly Conflict[] => {
  const { balance, entries, last } = around;
  const all = reservations(own, around);
  const reserved = sats(all.reduce((sum, reservation) => sum + reservation.sats, 0));
  const [most] = all;
  if (most === undefined || reserved === 0) return [];
  return entries.flatMap((entry, place): readonly Conflict[] => {
    const worstCase = worstCaseOf(entry, around);
    if (worstCase === 0 || worstCase <= balance - reserved) return [];
    return [
      {
        kind: "entry-takes-reserve",
        severity: "warn",
        rules: [{ kind: "entry", place }, most.name],
        at: entryPrice(entry, last),
        path: [last, entryPrice(entry, last)],
        numbers: { worstCase, reserved, balance },
      },
    ];
  });
};

/**
 * Entries that may take what guards count on: their worst case, guards included, is more than the balance has beyond it.
 * An entry that would not be made, because its budget or the balance does not let it, takes nothing.
 */
export const findEntryConflicts = (facts: ConflictFacts): readonly Conflict[] => {
  const guard = guardOf(facts);
  return takenBy(guard === null ? [] : [{ ...guard, position: facts.position }], facts);
};

/** The same where there is no position to speak of but the cross one. */
export const findCrossEntryConflicts = (facts: CrossConflictFacts): readonly Conflict[] => takenBy([], facts);
