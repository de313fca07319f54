"use client";

import Link from "next/link";
import { useRecentReceipts } from "#ui/activity/use-recent-receipts.ts";
import { chartLines } from "#ui/chart/chart-lines.ts";
import { PositionChart } from "#ui/chart/position-chart.tsx";
import { LastReceipt } from "#ui/dashboard/last-receipt.tsx";
import { PositionTags } from "#ui/dashboard/position-tags.tsx";
import { bandFor, marksFor, needleFor, type Sight } from "#ui/dashboard/sight.ts";
import { format } from "#ui/format/format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { RulerTable } from "#ui/kit/ruler/ruler-table.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import { useRulerDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { exchangeName } from "#ui/verdict/verdict-words.ts";
import { PositionFigures } from "./position-figures.tsx";
import { distanceAt } from "./position-risk.ts";
import { positionEdges, positionMarks, positionName, positionText } from "./position-ruler.ts";
import { PositionWaiting } from "./position-waiting.tsx";
import { type PositionSeen, usePosition } from "./use-position.ts";
import { VanishLine } from "./vanish-line.tsx";

/** How far a position's own ruler may be trusted: as far as its price and its reading. */
const sightOf = ({ readings, account }: PositionSeen): Sight => {
  if (readings.some(({ freshness }) => freshness === "blind")) return "blind";
  return account.blindSince !== null || readings.some(({ freshness }) => freshness === "stale")
    ? "stale"
    : "fresh";
};

const PositionRuler = ({ seen }: { readonly seen: PositionSeen }) => {
  const { position, price, readings } = seen;
  const sight = sightOf(seen);
  const domain = useRulerDomain(
    price.last / 2,
    position.liquidation < 200_000_000 ? [position.liquidation / 2] : [],
  );
  const distance = distanceAt(position, price.last);
  return (
    <section className="desk" aria-label="Ruler">
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
          mark: mark.kind === "liq" ? "Liquidation" : mark.name,
          price: mark.value,
        }))}
      />
    </section>
  );
};

const Seen = ({ seen }: { readonly seen: PositionSeen }) => {
  const { position, price, account, readings } = seen;
  const receipts = useRecentReceipts() ?? [];
  const latest = receipts.find(({ positionId }) => positionId === position.id) ?? null;
  const [, read] = readings;
  return (
    <>
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/dashboard">Home</Link> / Position, read{" "}
            {read.ageMs === null || read.at === null ? "not yet" : format.ago(read.ageMs, read.at)}
          </div>
          <h1>{positionName(position, format)}</h1>
          <PositionTags position={position} actedAgo={null} isBlind={sightOf(seen) === "blind"} />
          <VanishLine position={position} />
        </div>
        <Link
          className={position.guard === null ? "btn primary" : "btn"}
          href={`/positions/${encodeURIComponent(position.id)}/guard`}
          data-testid="open-guard"
        >
          {position.guard === null ? "Set a guard" : "Change the guard"}
        </Link>
      </div>
      <PositionRuler seen={seen} />
      <PositionFigures position={position} last={price.last} />
      {latest === null ? null : <LastReceipt receipt={latest} />}
      <PositionChart
        network={account.network}
        lines={chartLines(position, price.last, account.balance)}
        source={price.provenance ?? `${exchangeName(account)} candles`}
      />
    </>
  );
};

/** One position: ruler, figures, what happened last, and the chart. */
export const PositionPage = ({ positionId }: { readonly positionId: string }) => {
  const state = usePosition(positionId);
  return (
    <div className="wrap">
      <TopLine />
      {state.kind === "seen" ? <Seen seen={state} /> : <PositionWaiting state={state} />}
    </div>
  );
};
