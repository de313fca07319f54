import type { Conflict, RuleName } from "../automations/conflicts/conflict.ts";
import type { Locale } from "../language/locale.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { figures } from "./figures.ts";

/** The other guarded positions of the account, in the order in which their guards are counted. */
export type OtherPositions = readonly Pick<IsolatedPosition, "side" | "quantity">[];

/** How figures and rules are written in one language. */
type Figures = ReturnType<typeof figures> & { readonly rule: (name: RuleName) => string };
type Of<Kind extends Conflict["kind"]> = Extract<Conflict, { kind: Kind }>;

const guardWords = (place: number, locale: Locale, others: OtherPositions): string => {
  if (place === 0) return "the guard on this position";
  const other = others[place - 1];
  return other === undefined
    ? `the guard on other position ${place}`
    : `the guard on ${other.side} ${figures(locale).quantity(other.quantity)}`;
};

/** A rule in the middle of a sentence; a guard of another position by what that is, where `others` tells. */
export const ruleWords = ({ kind, place }: RuleName, locale: Locale, others: OtherPositions = []): string => {
  switch (kind) {
    case "guard-step":
      return `step ${place + 1} of the guard`;
    case "margin-guard":
      return guardWords(place, locale, others);
    case "cross-guard":
      return "the guard on the cross position";
    case "cross-step":
      return `step ${place + 1} of the guard on the cross position`;
    case "cross-order":
      return "an order that waits at LN Markets";
    case "cross-reduce-cap":
      return "the most it may close at once";
    case "cross-add-cap":
    case "action-cap":
      return "the most it may add at once";
    case "stop-loss":
      return "the stop loss";
    case "trailing-stop":
      return "the trailing stop";
    case "break-even-stop":
      return "the break-even stop";
    case "take-profit":
      return "the take profit";
    case "backstop":
      return "the backstop";
    case "stop-by-hand":
      return "the stop you set at LN Markets";
    case "profit-by-hand":
      return "the take profit you set at LN Markets";
    case "entry":
      return `entry ${place + 1}`;
    case "alert":
      return `alert ${place + 1}`;
    case "breaker":
      return "the drawdown breaker";
    case "liquidation":
      return "liquidation";
    case "fees":
      return "fees and funding";
  }
};

const atStart = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** Both rules of a conflict, the first as a sentence begins. */
const namesOf = (f: Figures, { rules: [one, other] }: Conflict): readonly [string, string] => [
  atStart(f.rule(one)),
  f.rule(other),
];

const neverActs = (f: Figures, conflict: Of<"never-acts">): string => {
  const [one, other] = namesOf(f, conflict);
  const { waitsFor, closesAt } = conflict.numbers;
  return `${one} waits for ${f.priceExact(waitsFor)} and never acts, because ${other} closes the position at ${f.priceExact(closesAt)} already: move one of them, or take the first away.`;
};

const insideFees = (f: Figures, conflict: Of<"inside-fees">): string => {
  const [one, other] = namesOf(f, conflict);
  const { net, breakEven } = conflict.numbers;
  const place =
    breakEven === null ? "close the position instead" : `move it to ${f.priceExact(breakEven)} or beyond`;
  return `${one} leaves ${f.satsSigned(net)} once ${other} are paid: ${place}.`;
};

const wrongSides = (f: Figures, conflict: Of<"wrong-sides">): string => {
  const [one, other] = namesOf(f, conflict);
  const { stop, profit, last } = conflict.numbers;
  return `${one} at ${f.priceExact(stop)} and ${other} at ${f.priceExact(profit)} must have the market, now ${f.priceExact(last)}, between them: move the one it has passed.`;
};

const oneSlot = (f: Figures, conflict: Of<"one-slot">): string => {
  const [one, other] = namesOf(f, conflict);
  const [{ kind, place }, again] = conflict.rules;
  const { level } = conflict.numbers;
  if (kind === "entry" || kind === "alert")
    return `${one} and ${other} wait for the same and both act on it: take one of them away.`;
  if (kind === again.kind)
    return `Rules ${place + 1} and ${again.place + 1} both are ${f.rule(again).replace("the ", "a ")}, and a position has one: take one of them away.`;
  const which = level === null ? "one of them" : `the one at ${f.priceExact(level)}`;
  return `${one} and ${other} share one place at the exchange, where only ${which} can stand: take the other one away.`;
};

const sameSats = (f: Figures, conflict: Of<"same-sats">): string => {
  const [one, other] = namesOf(f, conflict);
  const { own, other: theirs, available } = conflict.numbers;
  const at = conflict.at === null ? "" : ` by ${f.priceExact(conflict.at)}`;
  return `${one} needs ${f.sats(own)}${at} and ${other}, with any more like it, ${f.sats(theirs)}, but only ${f.sats(available)} are free: deposit more, or lower a cap or a target.`;
};

const entryTakesReserve = (f: Figures, conflict: Of<"entry-takes-reserve">): string => {
  const [one, other] = namesOf(f, conflict);
  const { worstCase, reserved, balance } = conflict.numbers;
  return `${one} may take ${f.sats(worstCase)} of the ${f.sats(balance)} that are free, of which guards, most of all ${other}, count on ${f.sats(reserved)}: make the entry smaller, lower a cap, or deposit more.`;
};

const actsAgain = (f: Figures, conflict: Of<"acts-again">): string => {
  const [one, other] = namesOf(f, conflict);
  const at = conflict.at === null ? "" : ` from ${f.priceExact(conflict.at)} on`;
  const fix =
    conflict.rules[1].kind !== conflict.rules[0].kind
      ? `${other} cuts each short: raise that, or bring the target nearer`
      : "set its target farther from its trigger";
  return `${one} acts ${f.number(conflict.numbers.times)} times or more in one move${at}, where once should do: ${fix}.`;
};

const addedInVain = (f: Figures, conflict: Of<"added-in-vain">): string => {
  const [one, other] = namesOf(f, conflict);
  const { added, closedAt, liquidation } = conflict.numbers;
  return `${one} adds ${f.sats(added)}, and then ${other} closes the position at ${f.priceExact(closedAt)}, before the old liquidation of ${f.priceExact(liquidation)} was reached: let the guard act later, or set ${other} beyond where it does.`;
};

const profitLost = (f: Figures, conflict: Of<"profit-lost">): string => {
  const [one, other] = namesOf(f, conflict);
  const { best, closedAt, net } = conflict.numbers;
  const fix =
    conflict.rules[1].kind === "fees"
      ? "begin it later, or keep it nearer to the market"
      : "take one of them away";
  return `${one} closes at ${f.priceExact(closedAt)} after ${f.priceExact(best)} was reached, which with ${other} leaves ${f.satsSigned(net)}: ${fix}.`;
};

const reopens = (f: Figures, conflict: Of<"reopens">): string => {
  const [one, other] = namesOf(f, conflict);
  const { closedAt, openedAt, lost } = conflict.numbers;
  return `${one} closes the position at ${f.priceExact(closedAt)} and ${other} opens it again at ${f.priceExact(openedAt)} in the same move, which costs ${f.sats(lost)} more than keeping it: move one of them away from the other.`;
};

const orderAdds = (f: Figures, conflict: Of<"order-adds">): string => {
  const [one, other] = namesOf(f, conflict);
  const { orders, quantity, fillsAt, waitsFor, liquidation } = conflict.numbers;
  const adds =
    orders === 1
      ? `${other} adds ${f.quantity(quantity)} at ${f.priceExact(fillsAt)}`
      : `${f.number(orders)} orders that wait at LN Markets add ${f.quantity(quantity)} from ${f.priceExact(fillsAt)} on`;
  return `${one} waits for ${f.priceExact(waitsFor)}, but ${adds} before that: liquidation is then at ${f.priceExact(liquidation)}, so the guard acts sooner, and its target takes more. Count that into its limits, or take the order back.`;
};

/** Puts a conflict into a sentence that names both rules and says what to do. */
export const conflictWords = (conflict: Conflict, locale: Locale, others: OtherPositions = []): string => {
  const f: Figures = { ...figures(locale), rule: (name) => ruleWords(name, locale, others) };
  const [one, other] = namesOf(f, conflict);
  switch (conflict.kind) {
    case "stop-beyond-liquidation":
      return `${one} at ${f.priceExact(conflict.numbers.stop)} never fires, because ${other} at ${f.priceExact(conflict.numbers.liquidation)} comes first: move it nearer to the market, or add margin.`;
    case "never-acts":
      return neverActs(f, conflict);
    case "breaker-first":
      return `${one} waits for ${f.priceExact(conflict.numbers.waitsFor)}, but ${other} closes every position at ${f.priceExact(conflict.numbers.closesAt)} already: let the breaker trip at a larger drop, or the guard act earlier.`;
    case "inside-fees":
      return insideFees(f, conflict);
    case "wrong-sides":
      return wrongSides(f, conflict);
    case "one-slot":
      return oneSlot(f, conflict);
    case "same-sats":
      return sameSats(f, conflict);
    case "entry-takes-reserve":
      return entryTakesReserve(f, conflict);
    case "acts-again":
      return actsAgain(f, conflict);
    case "undoes-stop":
      return `${one} and ${other} take each other's stop away at ${f.priceExact(conflict.numbers.level)}: take one of them away.`;
    case "blocks-slot":
      return `${one} asks for a stop at ${f.priceExact(conflict.numbers.level)}, but ${other} stands in its place and cannot be replaced: only Axisor would close there, and nobody if it is away. Take one of them away, or let the trailing stop begin later.`;
    case "added-in-vain":
      return addedInVain(f, conflict);
    case "profit-lost":
      return profitLost(f, conflict);
    case "reopens":
      return reopens(f, conflict);
    case "order-adds":
      return orderAdds(f, conflict);
  }
};
