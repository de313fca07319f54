import type { ReservePlanView, SurvivalView, WayOutView } from "#server/trpc/schemas/reserve-plan.ts";
import { format } from "#ui/format/format.ts";

/** How far a reserve carries one position: "With 200,000 sats you survive to 74,300." */
export const survivalWords = (reserveSats: number, { price }: SurvivalView): string =>
  price === null
    ? `With ${format.sats(reserveSats)} it can never be liquidated.`
    : `With ${format.sats(reserveSats)} you survive to ${format.priceExact(price)}.`;

/** Why not all of the reserve counts; nothing where it does. */
export const limitWords = (reserveSats: number, { spent, limitedBy }: SurvivalView): string | null => {
  if (spent >= reserveSats) return null;
  switch (limitedBy) {
    case "leverage-one":
      return `${format.sats(spent)} of it can be added: LN Markets lets leverage come down to 1, and no further.`;
    case "guard-cap":
      return `${format.sats(spent)} of it may be added, by the caps of its guard.`;
    case "end-of-prices":
      return `${format.sats(spent)} of it are enough for that.`;
    case "balance":
      return null;
  }
};

/** What the position's guard does with the reserve by itself. */
export const guardWords = ({ guard, reserveSats }: ReservePlanView): string | null => {
  if (guard === null || guard.room >= reserveSats) return null;
  const { price } = guard.survival;
  if (guard.room <= 0) return "Its guard has used up its caps and adds nothing by itself.";
  const until = price === null ? "is never liquidated" : `survives to ${format.priceExact(price)}`;
  return `Its guard may add ${format.sats(guard.room)} of it by its caps: by itself it ${until}.`;
};

const sideWords = (name: string, survival: SurvivalView | null): readonly string[] => {
  if (survival === null) return [];
  const { price } = survival;
  return [price === null ? `never while it ${name}` : `${format.priceExact(price)} while it ${name}`];
};

/** How far the same sats carry all positions of the account, where there are several. */
export const accountWords = ({ account, reserveSats }: ReservePlanView): string | null => {
  if (account.positions < 2) return null;
  const sides = [...sideWords("falls", account.falling), ...sideWords("rises", account.rising)];
  if (sides.length === 0) return null;
  return `All ${account.positions} positions of the account share one balance. With ${format.sats(reserveSats)} for all of them the first is liquidated at ${sides.join(", and at ")}.`.replace(
    /at never/gu,
    "at no price",
  );
};

const NAMES: Record<WayOutView["kind"], string> = {
  add: "Add margin",
  close: "Close it",
  accept: "Accept it",
};

export const wayName = ({ kind }: WayOutView): string => NAMES[kind];

const liquidationWords = ({ liquidationAfter, distanceAfterBps }: WayOutView): string =>
  liquidationAfter === null || distanceAfterBps === null
    ? "It can never be liquidated"
    : `Liquidation is at ${format.price(liquidationAfter)}, ${format.distance(distanceAfterBps)} from the price`;

/** What a way out changes. */
export const wayWords = (way: WayOutView, targetBps: number): string => {
  switch (way.kind) {
    case "add": {
      if (way.rule === "at-target")
        return `Nothing to add: liquidation is ${format.setting(targetBps)} away already.`;
      const short =
        way.rule === "leverage-one"
          ? `: leverage 1 lets no more be added, short of ${format.setting(targetBps)}`
          : "";
      return `${liquidationWords(way)}${short}.`;
    }
    case "close":
      return `The position is over, with ${format.satsSigned(way.net ?? 0)} in all: both fees and the funding are in that.`;
    case "accept":
      return way.rule === "never-liquidated"
        ? "Nothing changes. It can never be liquidated."
        : `Nothing changes. ${liquidationWords(way)}.`;
  }
};

/** The sats it moves at once: out of the free balance, or back into it. */
export const nowWords = ({ satsNow }: WayOutView): string => {
  if (satsNow === 0) return "None";
  return satsNow > 0 ? `${format.sats(satsNow)} out` : `${format.sats(-satsNow)} back`;
};

/** The most it can cost from the entry on. */
export const costWords = ({ cost }: WayOutView): string =>
  cost > 0 ? format.sats(cost) : `None, ${format.satsSigned(-cost)}`;
