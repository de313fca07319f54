import type { ReservePlanView, SurvivalView, WayOutView } from "#server/trpc/schemas/reserve-plan.ts";
import type { Format } from "#ui/format/format.ts";
import { RESERVE_WORDS } from "./reserve-table.ts";

/** How far a reserve carries one position: "With 200,000 sats you survive to 74,300." */
export const survivalWords = (format: Format, reserveSats: number, { price }: SurvivalView): string => {
  const words = RESERVE_WORDS[format.locale];
  const reserve = format.sats(reserveSats);
  return price === null ? words.survivesAll(reserve) : words.survivesTo(reserve, format.priceExact(price));
};

/** Why not all of the reserve counts; nothing where it does. */
export const limitWords = (
  format: Format,
  reserveSats: number,
  { spent, limitedBy }: SurvivalView,
): string | null => {
  if (spent >= reserveSats || limitedBy === "balance") return null;
  return RESERVE_WORDS[format.locale].limits[limitedBy](format.sats(spent));
};

/** What the position's guard does with the reserve by itself. */
export const guardWords = (format: Format, { guard, reserveSats }: ReservePlanView): string | null => {
  if (guard === null || guard.room >= reserveSats) return null;
  const words = RESERVE_WORDS[format.locale];
  const { price } = guard.survival;
  if (guard.room <= 0) return words.guardUsedUp;
  return words.guardAdds(format.sats(guard.room), price === null ? null : format.priceExact(price));
};

/** How far the same sats carry all positions of the account, where there are several. */
export const accountWords = (format: Format, { account, reserveSats }: ReservePlanView): string | null => {
  if (account.positions < 2) return null;
  const { shared, moves } = RESERVE_WORDS[format.locale];
  const sides = (["falling", "rising"] as const).flatMap((move) => {
    const survival = account[move];
    if (survival === null) return [];
    return [moves[move](survival.price === null ? null : format.priceExact(survival.price))];
  });
  if (sides.length === 0) return null;
  return shared(format.number(account.positions), format.sats(reserveSats), sides);
};

const liquidationWords = (format: Format, { liquidationAfter, distanceAfterBps }: WayOutView): string => {
  const words = RESERVE_WORDS[format.locale];
  return liquidationAfter === null || distanceAfterBps === null
    ? words.never
    : words.liquidationAt(format.price(liquidationAfter), format.distance(distanceAfterBps));
};

/** What a way out changes. */
export const wayWords = (format: Format, way: WayOutView, targetBps: number): string => {
  const words = RESERVE_WORDS[format.locale];
  switch (way.kind) {
    case "add": {
      const target = format.setting(targetBps);
      if (way.rule === "at-target") return words.atTarget(target);
      const where = liquidationWords(format, way);
      return way.rule === "leverage-one" ? words.addsShort(where, target) : words.adds(where);
    }
    case "close":
      return words.closes(format.satsSigned(way.net ?? 0));
    case "accept":
      return words.accepts(way.rule === "never-liquidated" ? words.never : liquidationWords(format, way));
  }
};

/** The sats it moves at once: out of the free balance, or back into it. */
export const nowWords = (format: Format, { satsNow }: WayOutView): string => {
  const words = RESERVE_WORDS[format.locale];
  if (satsNow === 0) return words.none;
  return satsNow > 0 ? words.out(format.sats(satsNow)) : words.back(format.sats(-satsNow));
};

/** The most it can cost from the entry on. */
export const costWords = (format: Format, { cost }: WayOutView): string =>
  cost > 0 ? format.sats(cost) : RESERVE_WORDS[format.locale].noCost(format.satsSigned(-cost));
