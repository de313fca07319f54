import { type PriceHalfUsd, sats } from "../../units.ts";
import { isAhead } from "../exits/ahead.ts";
import { netAt } from "../exits/net-at-least-price.ts";
import { type Conflict, isSameRule, type RuleKind, type RuleName } from "./conflict.ts";
import { profitStarts } from "./exit-levels.ts";
import type { Move, Play } from "./play.ts";
import { movesOf } from "./play-leg.ts";
import type { Setting } from "./setting.ts";

type Added = Extract<Move, { kind: "added" }>;
type Closed = Extract<Move, { kind: "closed" }>;

const pathTo = ({ path }: Play, place: number): readonly PriceHalfUsd[] => path.slice(0, place + 1);

const priceAt = ({ path }: Play, place: number): PriceHalfUsd | null => path[place] ?? null;

/**
 * Those of the same step that come after `first` before the price is where that, done in full, would have held it to; all
 * of them where even that does not hold it, because the step is reached still.
 */
const tooSoonAfter = (
  play: Play,
  { by, holdsTo, price }: Added,
  added: readonly Added[],
): readonly Added[] => {
  const { side } = play.position;
  const isHeld = holdsTo !== null && isAhead(side, price, holdsTo);
  return added.filter(
    (other) => isSameRule(other.by, by) && (!isHeld || isAhead(side, other.price, holdsTo)),
  );
};

/** Twice instead of once is what a cap per top-up is for; more often is a cap that leaves the guard behind the market. */
const LEAST_TIMES_CAPPED = 3;

/** What a top-up and those that come too soon after it show; null where they are few enough. */
const againFrom = (play: Play, first: Added, added: readonly Added[]): Conflict | null => {
  const soon = tooSoonAfter(play, first, added);
  const isCapped = first.limitedBy === "action-cap";
  const shown = soon[(isCapped ? LEAST_TIMES_CAPPED : 2) - 2];
  if (shown === undefined) return null;
  return {
    kind: "acts-again",
    severity: isCapped ? "warn" : "refuse",
    rules: [first.by, isCapped ? { kind: "action-cap", place: 0 } : first.by],
    at: first.price,
    path: pathTo(play, shown.place),
    numbers: {
      times: 1 + soon.length,
      added: sats(soon.reduce<number>((sum, { amount }) => sum + amount, first.amount)),
    },
  };
};

/** The first step that adds again too soon: its cap per top-up is to blame where that cut it short, else the step itself. */
const actsAgain = (play: Play): readonly Conflict[] => {
  const added = movesOf(play, "added");
  for (const [at, first] of added.entries()) {
    const conflict = againFrom(play, first, added.slice(at + 1));
    if (conflict !== null) return [conflict];
  }
  return [];
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

/** Liquidation and what stands for it are no rule that would have closed anyway, and what closes in profit wastes nothing. */
const ENDS_OTHERWISE: ReadonlySet<RuleKind> = new Set([
  "liquidation",
  "backstop",
  "take-profit",
  "profit-by-hand",
]);

const addedInVain = (play: Play, closed: Closed): readonly Conflict[] => {
  const added = movesOf(play, "added");
  const [first] = added;
  if (first === undefined || ENDS_OTHERWISE.has(closed.by.kind)) return [];
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
