import { distanceAt } from "#domain/verdict/judge-position.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { bandFor, marksFor, needleFor, type Sight } from "#ui/dashboard/sight.ts";
import { Amount } from "#ui/format/amount.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { RulerTable } from "#ui/kit/ruler/ruler-table.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import { useRulerDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { crossProfit } from "#ui/positions/cross-profit.ts";
import type { AtRisk } from "#ui/positions/position-risk.ts";
import {
  positionEdge,
  positionEdges,
  positionMarks,
  positionName,
  positionText,
} from "#ui/positions/position-ruler.ts";
import type { Reading } from "#ui/verdict/reading-age.ts";
import { CROSS_FIGURE_WORDS } from "./cross-figure-words.ts";
import { crossEntryWords } from "./cross-guard-words.ts";
import { crossVanishWords } from "./cross-order-words.ts";
import { CrossOrders } from "./cross-orders.tsx";

type Props = {
  readonly account: AccountView;
  readonly cross: CrossView;
  readonly position: AtRisk;
  readonly last: number;
  readonly sight: Sight;
  readonly priceReading: Reading;
  readonly now: number;
};

const CrossRuler = ({ position, last, sight, priceReading }: Omit<Props, "account" | "cross" | "now">) => {
  const words = useWords(CROSS_FIGURE_WORDS);
  const format = useFormat();
  const anchors = positionEdge(position) === null ? [] : [position.liquidation / 2];
  const domain = useRulerDomain(last / 2, anchors);
  const distance = distanceAt(position, last);
  return (
    <section className="desk" aria-label={words.ruler}>
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
          mark: mark.kind === "liq" ? words.liquidation : mark.name,
          price: mark.value,
        }))}
      />
    </section>
  );
};

const Paid = ({ cross: { fundingPaid, tradingFees } }: Pick<Props, "cross">) => {
  const words = useWords(CROSS_FIGURE_WORDS);
  const format = useFormat();
  return (
    <Fact
      label={fundingPaid < 0 ? words.fundingReceived : words.fundingPaid}
      figure={<Amount sats={Math.abs(fundingPaid)} />}
    >
      {words.fees(format.sats(tradingFees))}
    </Fact>
  );
};

/** Where the cross position stands: ruler, liquidation, margin, result, costs, what waits at the exchange, and how it ends without us. */
export const CrossFacts = ({ account, cross, position, last, sight, priceReading, now }: Props) => {
  const words = useWords(CROSS_FIGURE_WORDS);
  const format = useFormat();
  const distance = distanceAt(position, last);
  const profit = crossProfit(cross, last);
  const { margin, runningMargin, leverage } = cross;
  return (
    <>
      <CrossRuler position={position} last={last} sight={sight} priceReading={priceReading} />
      <section className="facts" aria-label={words.figures}>
        <Fact
          label={words.liquidation}
          figure={distance === null ? words.never : format.price(position.liquidation)}
        >
          {distance === null ? words.coversWhole : words.fromPrice(format.distance(distance))}
        </Fact>
        <Fact label={words.margin} figure={<Amount sats={margin} />}>
          {words.tiedUp(format.money(margin, last), format.sats(runningMargin), format.leverage(leverage))}
        </Fact>
        <Fact label={words.profit} figure={<Amount sats={profit} isSigned />}>
          {words.profitFrom(format.moneySigned(profit, last), crossEntryWords(format, cross))}
        </Fact>
        <Paid cross={cross} />
      </section>
      <p className="dim ends" data-testid="cross-vanish">
        {crossVanishWords(format, cross.ifWeVanish)}
      </p>
      <CrossOrders account={account} cross={cross} now={now} />
    </>
  );
};
