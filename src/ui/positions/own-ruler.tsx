"use client";

import { distanceAt } from "#domain/verdict/judge-position.ts";
import { bandFor, marksFor, needleFor, type Sight } from "#ui/dashboard/sight.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { RulerTable } from "#ui/kit/ruler/ruler-table.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import { useRulerDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { positionEdges, positionMarks, positionName, positionText } from "./position-ruler.ts";
import { POSITION_WORDS } from "./position-words.ts";
import type { PositionSeen } from "./use-position.ts";

/** How far a position's own ruler may be trusted: as far as its price and its reading. */
export const positionSight = ({ readings, account }: PositionSeen): Sight => {
  if (readings.some(({ freshness }) => freshness === "blind")) return "blind";
  return account.blindSince !== null || readings.some(({ freshness }) => freshness === "stale")
    ? "stale"
    : "fresh";
};

/** A position on a ruler of its own: liquidation, guard, stop, take profit, entry and the last price. */
export const PositionRuler = ({ seen }: { readonly seen: PositionSeen }) => {
  const words = useWords(POSITION_WORDS);
  const format = useFormat();
  const { position, price, readings } = seen;
  const sight = positionSight(seen);
  const domain = useRulerDomain(
    price.last / 2,
    position.liquidation < 200_000_000 ? [position.liquidation / 2] : [],
  );
  const distance = distanceAt(position, price.last);
  return (
    <section className="desk" aria-label={words.ruler}>
      <Ruler
        domain={domain}
        size="account"
        text={positionText(position, price.last, format)}
        band={bandFor(sight, domain, positionEdges(position))}
        marks={marksFor(sight, positionMarks(position, format))}
        needle={needleFor(sight, price.last, readings[0], true, format)}
        dimensions={
          sight !== "fresh" || distance === null || distance < 0
            ? []
            : [{ from: position.liquidation / 2, to: price.last / 2, text: format.distance(distance) }]
        }
      />
      <RulerNumbers domain={domain} formatPrice={(value) => format.price(value * 2)} />
      <RulerTable
        rows={positionMarks(position, format).map((mark) => ({
          subject: positionName(position, format),
          mark: mark.kind === "liq" ? words.liquidation : mark.name,
          price: mark.value,
        }))}
      />
    </section>
  );
};
