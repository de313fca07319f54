import { distanceAt } from "#domain/verdict/judge-position.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { Amount } from "#ui/format/amount.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { GuardingCost } from "./guarding-cost.tsx";
import { openProfit } from "./open-profit.ts";
import { POSITION_WORDS } from "./position-words.ts";

type Props = { readonly position: PositionView; readonly last: number };

const Guarding = ({
  position: { guard },
  profit,
}: {
  readonly position: PositionView;
  readonly profit: number;
}) => {
  const words = useWords(POSITION_WORDS);
  const format = useFormat();
  if (guard === null) {
    return (
      <Fact label={words.guard} figure={words.none}>
        {words.nothingAdds}
      </Fact>
    );
  }
  return (
    <Fact label={words.added} figure={<Amount sats={guard.addedInAll} />}>
      {words.addedOf(format.amount(guard.config.maxTotalSats), format.satsSigned(profit))}
      {guard.addedInAll > 0 ? ` ${words.addedIsLost}` : null}
    </Fact>
  );
};

/** Where it stands: liquidation, margin, profit and loss, and what guarding has cost so far. */
export const PositionFigures = ({ position, last }: Props) => {
  const words = useWords(POSITION_WORDS);
  const format = useFormat();
  const profit = openProfit(position, { last });
  const distance = distanceAt(position, last);
  return (
    <>
      <section className="facts" aria-label={words.figures}>
        <Fact
          label={words.liquidation}
          figure={distance === null ? words.never : format.price(position.liquidation)}
        >
          {distance === null ? words.coversWhole : words.fromPrice(format.distance(distance))}
        </Fact>
        <Fact label={words.margin} figure={<Amount sats={position.margin} />}>
          {words.marginWorth(
            format.money(position.margin, last),
            format.leverage(position.leverage),
            format.number(position.entryMargin),
          )}
        </Fact>
        <Fact label={words.openProfit} figure={<Amount sats={profit} isSigned />}>
          {words.profitFrom(format.moneySigned(profit, last), format.price(position.price))}
        </Fact>
        <Guarding position={position} profit={profit} />
      </section>
      <GuardingCost position={position} last={last} />
    </>
  );
};
