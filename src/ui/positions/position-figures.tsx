import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { GuardingCost } from "./guarding-cost.tsx";
import { openProfit } from "./open-profit.ts";
import { distanceAt } from "./position-risk.ts";

type Props = { readonly position: PositionView; readonly last: number };

const Guarding = ({
  position: { guard },
  profit,
}: {
  readonly position: PositionView;
  readonly profit: number;
}) => {
  if (guard === null) {
    return (
      <Fact label="Guard" figure="None">
        Nothing adds margin to this position.
      </Fact>
    );
  }
  return (
    <Fact label="Added by the guard" figure={<Amount value={format.number(guard.addedInAll)} unit="sats" />}>
      Of {format.number(guard.config.maxTotalSats)} allowed. P&amp;L {format.satsSigned(profit)}.
      {guard.addedInAll > 0 ? " If it is liquidated later, what was added is lost too." : null}
    </Fact>
  );
};

/** Where it stands: liquidation, margin, profit and loss, and what guarding has cost so far. */
export const PositionFigures = ({ position, last }: Props) => {
  const profit = openProfit(position, { last });
  const distance = distanceAt(position, last);
  return (
    <>
      <section className="facts" aria-label="Figures">
        <Fact label="Liquidation" figure={distance === null ? "Never" : format.price(position.liquidation)}>
          {distance === null ? "Its margin covers it whole." : `${format.distance(distance)} from the price`}
        </Fact>
        <Fact label="Margin" figure={<Amount value={format.number(position.margin)} unit="sats" />}>
          {format.usd(satsToUsd(position.margin, last))}, {format.leverage(position.leverage)}. It began with{" "}
          {format.number(position.entryMargin)}.
        </Fact>
        <Fact label="P&L, open, before fees" figure={<Amount value={format.signed(profit)} unit="sats" />}>
          {format.usdSigned(satsToUsd(profit, last))} from {format.price(position.price)}
        </Fact>
        <Guarding position={position} profit={profit} />
      </section>
      <GuardingCost position={position} last={last} />
    </>
  );
};
