import type { CrossView } from "#server/trpc/schemas/cross.ts";
import { bandFor, marksFor, needleFor, type Sight } from "#ui/dashboard/sight.ts";
import { format } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { RulerTable } from "#ui/kit/ruler/ruler-table.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import { useRulerDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { crossProfit } from "#ui/positions/cross-profit.ts";
import { type AtRisk, distanceAt } from "#ui/positions/position-risk.ts";
import {
  positionEdge,
  positionEdges,
  positionMarks,
  positionName,
  positionText,
} from "#ui/positions/position-ruler.ts";
import type { Reading } from "#ui/verdict/reading-age.ts";
import { crossEntryWords } from "./cross-guard-words.ts";
import { crossVanishWords } from "./cross-order-words.ts";
import { CrossOrders } from "./cross-orders.tsx";

type Props = {
  readonly cross: CrossView;
  readonly position: AtRisk;
  readonly last: number;
  readonly sight: Sight;
  readonly priceReading: Reading;
  readonly now: number;
};

const CrossRuler = ({ position, last, sight, priceReading }: Omit<Props, "cross" | "now">) => {
  const anchors = positionEdge(position) === null ? [] : [position.liquidation / 2];
  const domain = useRulerDomain(last / 2, anchors);
  const distance = distanceAt(position, last);
  return (
    <section className="desk" aria-label="Ruler">
      <Ruler
        domain={domain}
        size="account"
        text={positionText(position, last, format)}
        band={bandFor(sight, domain, positionEdges(position))}
        marks={marksFor(sight, positionMarks(position, format))}
        needle={needleFor(sight, last, priceReading, true, format)}
        dimensions={
          sight !== "fresh" || distance === null || distance < 0
            ? []
            : [{ from: position.liquidation / 2, to: last / 2, text: format.distance(distance) }]
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

const Paid = ({ cross: { fundingPaid, tradingFees } }: Pick<Props, "cross">) => (
  <Fact
    label={fundingPaid < 0 ? "Funding received" : "Funding paid"}
    figure={<Amount value={format.number(Math.abs(fundingPaid))} unit="sats" />}
  >
    And {format.sats(tradingFees)} of trading fees, since the first cross trade.
  </Fact>
);

/** Where the cross position stands: ruler, liquidation, margin, result, costs, what waits at the exchange, and how it ends without us. */
export const CrossFacts = ({ cross, position, last, sight, priceReading, now }: Props) => {
  const distance = distanceAt(position, last);
  const profit = crossProfit(cross, last);
  return (
    <>
      <CrossRuler position={position} last={last} sight={sight} priceReading={priceReading} />
      <section className="facts" aria-label="Figures">
        <Fact label="Liquidation" figure={distance === null ? "Never" : format.price(position.liquidation)}>
          {distance === null ? "Its margin covers it whole." : `${format.distance(distance)} from the price`}
        </Fact>
        <Fact label="Cross margin" figure={<Amount value={format.number(cross.margin)} unit="sats" />}>
          {format.usd(satsToUsd(cross.margin, last))}. Tied up: {format.sats(cross.runningMargin)} at{" "}
          {format.leverage(cross.leverage)}.
        </Fact>
        <Fact label="P&L, open, before fees" figure={<Amount value={format.signed(profit)} unit="sats" />}>
          {format.usdSigned(satsToUsd(profit, last))} from {crossEntryWords(cross)}
        </Fact>
        <Paid cross={cross} />
      </section>
      <p className="dim ends" data-testid="cross-vanish">
        {crossVanishWords(cross.ifWeVanish)}
      </p>
      <CrossOrders cross={cross} now={now} />
    </>
  );
};
