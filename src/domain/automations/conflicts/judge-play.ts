import { type PriceHalfUsd, sats } from "../../units.ts";
import { isAhead } from "../exits/ahead.ts";
import { netAt } from "../exits/net-at-least-price.ts";
import { type Conflict, isSameRule, type RuleName } from "./conflict.ts";
import { profitStarts } from "./exit-levels.ts";
import type { Move, Play } from "./play.ts";
import { movesOf } from "./play-leg.ts";
import type { Setting } from "./setting.ts";

type Added = Extract<Move, { kind: "added" }>;
type Closed = Extract<Move, { kind: "closed" }>;

const pathTo = ({ path }: Play, place: number): readonly PriceHalfUsd[] => path.slice(0, place + 1);

const priceAt = ({ path }: Play, place: number): PriceHalfUsd | null => path[place] ?? null;

/** Those of the same step that come after `first` before the price is where that, done in full, would have held it to. */
const tooSoonAfter = (play: Play, first: Added, added: readonly Added[]): readonly Added[] => {
  const { by, holdsTo } = first;
  return added.filter(
    (other) =>
      isSameRule(other.by, by) && (holdsTo === null || isAhead(play.position.side, other.price, holdsTo)),
  );
};

/** A step that adds again too soon: its cap per top-up is to blame where that cut it short, else the step itself. */
const actsAgain = (play: Play): readonly Conflict[] => {
  const added = movesOf(play, "added");
  return added.flatMap((first, at): readonly Conflict[] => {
    const soon = tooSoonAfter(play, first, added.slice(at + 1));
    const [second] = soon;
    if (second === undefined) return [];
    const isCapped = first.limitedBy === "action-cap";
    return [
      {
        kind: "acts-again",
        severity: isCapped ? "warn" : "refuse",
        rules: [first.by, isCapped ? { kind: "action-cap", place: 0 } : first.by],
        at: first.price,
        path: pathTo(play, second.place),
        numbers: {
          times: 1 + soon.length,
          added: sats(soon.reduce((sum, { amount }) => sum + amount, first.amount)),
        },
      },
    ];
  });
};

/** A rule that places its stop again at a price where another took it away meanwhile. */
const undoesStop = (play: Play): readonly Conflict[] => {
  const moved = movesOf(play, "stop-moved");
  return moved.flatMap((again, at): readonly Conflict[] => {
    const first = moved.findIndex(
      ({ isPlaced, by, place }) =>
        isPlaced === again.isPlaced && place === again.place && isSameRule(by, again.by),
    );
    const between = moved.slice(first + 1, at).find(({ by }) => !isSameRule(by, again.by));
    if (first >= at || between === undefined) return [];
    return [
      {
        kind: "undoes-stop",
        severity: "refuse",
        rules: [again.by, between.by],
        at: priceAt(play, again.place),
        path: pathTo(play, again.place),
        numbers: { level: again.level },
      },
    ];
  });
};

const blocksSlot = (play: Play): readonly Conflict[] =>
  movesOf(play, "blocked").map(({ by, owner, level, place }) => ({
    kind: "blocks-slot",
    severity: "warn",
    rules: [by, owner],
    at: priceAt(play, place),
    path: pathTo(play, place),
    numbers: { level },
  }));

/** The exchange's liquidation and what stands for it are no rule that would have closed anyway. */
const isChosen = ({ kind }: RuleName): boolean => kind !== "liquidation" && kind !== "backstop";

const addedInVain = (play: Play, closed: Closed): readonly Conflict[] => {
  const added = movesOf(play, "added");
  const [first] = added;
  if (first === undefined || !isChosen(closed.by)) return [];
  if (!isAhead(play.position.side, closed.price, first.liquidation)) return [];
  return [
    {
      kind: "added-in-vain",
      severity: "warn",
      rules: [first.by, closed.by],
      at: closed.price,
      path: pathTo(play, closed.place),
      numbers: {
        added: sats(added.reduce((sum, { amount }) => sum + amount, 0)),
        closedAt: closed.price,
        liquidation: first.liquidation,
      },
    },
  ];
};

/** What has promised to keep a profit that was there, and did not: the closing rule itself, whose stop fees eat, or a break-even stop. */
const broken = ({ facts }: Setting, play: Play, closed: Closed): RuleName | null => {
  const { position, feeRate } = facts;
  const begun = profitStarts(facts).filter(
    ({ price }) => !isAhead(position.side, price, play.best) && netAt(position, price, feeRate) > 0,
  );
  if (begun.some(({ name }) => isSameRule(name, closed.by))) return { kind: "fees", place: 0 };
  return begun.find(({ name }) => name.kind === "break-even-stop")?.name ?? null;
};

const profitLost = (setting: Setting, play: Play, closed: Closed): readonly Conflict[] => {
  if (play.hasGap || closed.net >= 0) return [];
  const promise = broken(setting, play, closed);
  if (promise === null) return [];
  return [
    {
      kind: "profit-lost",
      severity: "warn",
      rules: [closed.by, promise],
      at: closed.price,
      path: pathTo(play, closed.place),
      numbers: { best: play.best, closedAt: closed.price, net: closed.net },
    },
  ];
};

const reopens = (play: Play, closed: Closed): readonly Conflict[] =>
  movesOf(play, "entered")
    .filter(({ lost }) => lost > 0)
    .map(({ by, price, lost, place }) => ({
      kind: "reopens",
      severity: "warn",
      rules: [closed.by, by],
      at: price,
      path: pathTo(play, place),
      numbers: { closedAt: closed.price, openedAt: price, lost },
    }));

/** What went wrong between rules since the market last turned. */
export const judgePlay = (setting: Setting, play: Play): readonly Conflict[] => [
  ...actsAgain(play),
  ...undoesStop(play),
  ...blocksSlot(play),
  ...movesOf(play, "closed").flatMap((closed) => [
    ...addedInVain(play, closed),
    ...profitLost(setting, play, closed),
    ...reopens(play, closed),
  ]),
];
