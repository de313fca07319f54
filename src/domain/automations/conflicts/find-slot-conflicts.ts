import { isAhead } from "../exits/ahead.ts";
import type { Conflict, RuleKind, RuleName, Severity } from "./conflict.ts";
import { type ConflictFacts, profitByHand } from "./conflict-facts.ts";
import { profitLevels, stopLevels } from "./exit-levels.ts";

const oneSlot = (
  { last }: ConflictFacts,
  rules: readonly [RuleName, RuleName],
  severity: Severity,
  at: ExitPrice = null,
): Conflict => ({ kind: "one-slot", severity, rules, at, path: [last], numbers: { level: at } });

type ExitPrice = Conflict["at"];

/** Each thing that comes again with the first that was the same; by what `same` says of it. */
const repeated = <T>(
  things: readonly T[],
  same: (thing: T) => string,
): readonly (readonly [number, number])[] => {
  const keys = things.map(same);
  return keys.flatMap((key, place) => {
    const first = keys.indexOf(key);
    return first < place ? [[first, place] as const] : [];
  });
};

const twiceOnPosition = (facts: ConflictFacts): readonly Conflict[] =>
  repeated(facts.rules, ({ kind }) => kind).flatMap(([first, again]) => {
    const kind = facts.rules[again]?.kind;
    return kind === undefined
      ? []
      : [
          oneSlot(
            facts,
            [
              { kind, place: first },
              { kind, place: again },
            ],
            "refuse",
          ),
        ];
  });

/** A stop loss and a stop by hand: only the tighter one stands. Others take over later, and only ever tighten. */
const besideStopByHand = (facts: ConflictFacts): readonly Conflict[] => {
  const levels = stopLevels(facts);
  const byHand = levels.find(({ name }) => name.kind === "stop-by-hand");
  if (byHand === undefined) return [];
  return levels
    .filter(({ name, price }) => name.kind === "stop-loss" && price !== byHand.price)
    .map(({ name, price }) => {
      const tighter = isAhead(facts.position.side, price, byHand.price) ? price : byHand.price;
      return oneSlot(facts, [name, byHand.name], "warn", tighter);
    });
};

const besideProfitByHand = (facts: ConflictFacts): readonly Conflict[] => {
  const byHand = profitByHand(facts);
  if (byHand === null) return [];
  return profitLevels(facts)
    .filter(({ name, price }) => name.kind === "take-profit" && price !== byHand)
    .map(({ name }) => oneSlot(facts, [name, { kind: "profit-by-hand", place: 0 }], "warn", byHand));
};

/** Two of the account that wait for the same: what they do is done twice. */
const twiceOnAccount = <T>(
  facts: ConflictFacts,
  kind: RuleKind,
  things: readonly T[],
  same: (thing: T) => string,
): readonly Conflict[] =>
  repeated(things, same).map(([first, again]) =>
    oneSlot(
      facts,
      [
        { kind, place: first },
        { kind, place: again },
      ],
      "warn",
    ),
  );

/**
 * Two rules for what there is one of: two of a kind on the position, an automation beside what a hand set in its place at
 * the exchange, and two entries or alerts of the account that wait for the same.
 */
export const findSlotConflicts = (facts: ConflictFacts): readonly Conflict[] => [
  ...twiceOnPosition(facts),
  ...besideStopByHand(facts),
  ...besideProfitByHand(facts),
  ...twiceOnAccount(facts, "entry", facts.entries, ({ config: { side, when } }) =>
    JSON.stringify([side, when]),
  ),
  ...twiceOnAccount(facts, "alert", facts.alerts, ({ when }) => JSON.stringify(when)),
];
