import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import type { RulerDomain } from "#ui/kit/ruler/ruler-scale.ts";
import type { BandStretch, RulerMark, RulerNeedle } from "#ui/kit/ruler/ruler-types.ts";
import { rulerZones, type ZoneEdges } from "#ui/kit/ruler/ruler-zones.ts";
import { wholeBand } from "#ui/kit/ruler/whole-band.ts";
import { sightOf } from "#ui/verdict/derive-verdict.ts";
import type { Reading } from "#ui/verdict/reading-age.ts";
import type { VerdictKind } from "#ui/verdict/verdict.ts";
import { DESK_WORDS } from "./desk-words.tsx";

/** How much of a ruler may be shown: all of it, what was last known, or only what stands at the exchange. */
export type Sight = "fresh" | "stale" | "blind";

const SIGHTS: Record<Sight, number> = { blind: 0, stale: 1, fresh: 2 };

/** How far what hangs on both may be trusted. */
export const worseSight = (a: Sight, b: Sight): Sight => (SIGHTS[a] < SIGHTS[b] ? a : b);

type Seen = {
  readonly account: AccountView;
  /** Only those that what is drawn hangs on. */
  readonly readings: readonly Reading[];
  readonly now: number;
};

/** A danger stays drawn with its age, so it follows the readings rather than the word. */
export const sightFor = (kind: VerdictKind, { account, readings, now }: Seen): Sight => {
  const sight = sightOf(account, readings, now);
  if (kind !== "danger" || sight === "fresh") return sight;
  return readings.every(({ freshness }) => freshness === "fresh") ? "fresh" : "stale";
};

/** The band under a sight: verdict zones only while they are known to hold. */
export const bandFor = (sight: Sight, domain: RulerDomain, edges: ZoneEdges): readonly BandStretch[] => {
  if (sight === "blind") return wholeBand(domain, "blind");
  if (edges.below === null && edges.above === null) {
    return wholeBand(domain, sight === "stale" ? "blind" : "plain");
  }
  const zones = rulerZones(domain, edges);
  if (sight === "fresh") return zones;
  return zones.map((zone) => (zone.kind === "lost" ? zone : { ...zone, kind: "blind" as const }));
};

/** Blind draws only what stands at the exchange without us. */
export const marksFor = (sight: Sight, marks: readonly RulerMark[]): readonly RulerMark[] =>
  sight === "blind" ? marks.filter(({ kind }) => kind === "stop" || kind === "take-profit") : marks;

/** The last price as a needle; a ghost with its age when it is not now, nothing when blind. */
export const needleFor = (
  sight: Sight,
  last: number,
  price: Reading,
  isTagged: boolean,
  format: Format,
): RulerNeedle | null => {
  if (sight === "blind") return null;
  const isGhost = price.freshness !== "fresh";
  const told = format.price(last);
  const dated =
    isGhost && price.ageMs !== null
      ? DESK_WORDS[format.locale].priceOld(told, format.age(price.ageMs))
      : told;
  return { price: last / 2, isGhost, tag: isTagged ? dated : null };
};
