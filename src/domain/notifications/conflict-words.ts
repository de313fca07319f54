import type { Conflict, RuleName } from "../automations/conflicts/conflict.ts";
import { atStart } from "../language/at-start.ts";
import type { Locale } from "../language/locale.ts";
import { CONFLICT_WORDS } from "./conflict-table.ts";
import { figures } from "./figures.ts";
import { type OtherPositions, ruleWords } from "./rule-name-words.ts";

/** How figures and rules are written in one language. */
type Figures = ReturnType<typeof figures> & { readonly rule: (name: RuleName) => string };
type Of<Kind extends Conflict["kind"]> = Extract<Conflict, { kind: Kind }>;

/** Both rules of a conflict, the first as a sentence begins. */
const namesOf = (f: Figures, { rules: [one, other] }: Conflict): readonly [string, string] => [
  atStart(f.rule(one)),
  f.rule(other),
];

const insideFees = (f: Figures, conflict: Of<"inside-fees">): string => {
  const words = CONFLICT_WORDS[f.locale];
  const [one, other] = namesOf(f, conflict);
  const { net, breakEven } = conflict.numbers;
  return breakEven === null
    ? words.feesClose(one, f.satsSigned(net), other)
    : words.feesMove(one, f.satsSigned(net), other, f.priceExact(breakEven));
};

const oneSlot = (f: Figures, conflict: Of<"one-slot">): string => {
  const words = CONFLICT_WORDS[f.locale];
  const [one, other] = namesOf(f, conflict);
  const [{ kind, place }, again] = conflict.rules;
  const { level } = conflict.numbers;
  if (kind === "entry" || kind === "alert") return words.bothAct(one, other);
  if (kind === again.kind) return words.bothAre(place + 1, again.place + 1, f.rule(again));
  return level === null ? words.oneStands(one, other) : words.oneStandsAt(one, other, f.priceExact(level));
};

const sameSats = (f: Figures, conflict: Of<"same-sats">): string => {
  const words = CONFLICT_WORDS[f.locale];
  const [one, other] = namesOf(f, conflict);
  const { own, other: others, available } = conflict.numbers;
  const [theirs, free] = [f.sats(others), f.sats(available)];
  return conflict.at === null
    ? words.sameSats(one, f.sats(own), other, { theirs, free })
    : words.sameSatsBy(one, f.sats(own), other, { at: f.priceExact(conflict.at), theirs, free });
};

const actsAgain = (f: Figures, conflict: Of<"acts-again">): string => {
  const words = CONFLICT_WORDS[f.locale];
  const [one, other] = namesOf(f, conflict);
  const isCut = conflict.rules[1].kind !== conflict.rules[0].kind;
  const fix = isCut ? words.cutsShort(other) : words.farther;
  const times = f.number(conflict.numbers.times);
  return conflict.at === null
    ? words.actsAgain(one, times, fix)
    : words.actsAgainFrom(one, times, fix, f.priceExact(conflict.at));
};

const addedInVain = (f: Figures, conflict: Of<"added-in-vain">): string => {
  const [one, other] = namesOf(f, conflict);
  const { added, closedAt, liquidation } = conflict.numbers;
  return CONFLICT_WORDS[f.locale].addedInVain(one, f.sats(added), other, {
    closedAt: f.priceExact(closedAt),
    liquidation: f.priceExact(liquidation),
  });
};

const profitLost = (f: Figures, conflict: Of<"profit-lost">): string => {
  const words = CONFLICT_WORDS[f.locale];
  const [one, other] = namesOf(f, conflict);
  const { best, closedAt, net } = conflict.numbers;
  return words.profitLost(one, f.priceExact(closedAt), other, {
    best: f.priceExact(best),
    net: f.satsSigned(net),
    fix: conflict.rules[1].kind === "fees" ? words.beginLater : words.takeOneAway,
  });
};

const orderAdds = (f: Figures, conflict: Of<"order-adds">): string => {
  const words = CONFLICT_WORDS[f.locale];
  const [one, other] = namesOf(f, conflict);
  const { orders, waitsFor, liquidation } = conflict.numbers;
  const [quantity, fillsAt] = [f.quantity(conflict.numbers.quantity), f.priceExact(conflict.numbers.fillsAt)];
  const adds =
    orders === 1
      ? words.addsOne(other, quantity, fillsAt)
      : words.addsMany(f.number(orders), quantity, fillsAt);
  return words.orderAdds(one, f.priceExact(waitsFor), adds, f.priceExact(liquidation));
};

/** Puts a conflict into a sentence that names both rules and says what to do. */
export const conflictWords = (conflict: Conflict, locale: Locale, others: OtherPositions = []): string => {
  const f: Figures = { ...figures(locale), rule: (name) => ruleWords(name, locale, others) };
  const words = CONFLICT_WORDS[locale];
  const [one, other] = namesOf(f, conflict);
  switch (conflict.kind) {
    case "stop-beyond-liquidation": {
      const { stop, liquidation } = conflict.numbers;
      return words.stopBeyond(one, f.priceExact(stop), other, f.priceExact(liquidation));
    }
    case "never-acts": {
      const { waitsFor, closesAt } = conflict.numbers;
      return words.neverActs(one, f.priceExact(waitsFor), other, f.priceExact(closesAt));
    }
    case "breaker-first": {
      const { waitsFor, closesAt } = conflict.numbers;
      return words.breakerFirst(one, f.priceExact(waitsFor), other, f.priceExact(closesAt));
    }
    case "inside-fees":
      return insideFees(f, conflict);
    case "wrong-sides": {
      const [profit, last] = [f.priceExact(conflict.numbers.profit), f.priceExact(conflict.numbers.last)];
      return words.wrongSides(one, f.priceExact(conflict.numbers.stop), other, { profit, last });
    }
    case "one-slot":
      return oneSlot(f, conflict);
    case "same-sats":
      return sameSats(f, conflict);
    case "entry-takes-reserve": {
      const [free, reserved] = [f.sats(conflict.numbers.balance), f.sats(conflict.numbers.reserved)];
      return words.takesReserve(one, f.sats(conflict.numbers.worstCase), other, { free, reserved });
    }
    case "acts-again":
      return actsAgain(f, conflict);
    case "undoes-stop":
      return words.undoesStop(one, other, f.priceExact(conflict.numbers.level));
    case "blocks-slot":
      return words.blocksSlot(one, other, f.priceExact(conflict.numbers.level));
    case "added-in-vain":
      return addedInVain(f, conflict);
    case "profit-lost":
      return profitLost(f, conflict);
    case "reopens": {
      const [openedAt, lost] = [f.priceExact(conflict.numbers.openedAt), f.sats(conflict.numbers.lost)];
      return words.reopens(one, f.priceExact(conflict.numbers.closedAt), other, { openedAt, lost });
    }
    case "order-adds":
      return orderAdds(f, conflict);
  }
};
