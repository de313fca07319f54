import type { BreakerView } from "#server/trpc/schemas/breaker.ts";
import { Amount } from "#ui/format/amount.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { BREAKER_WORDS } from "./breaker-table.ts";
import { nearestPrices } from "./breaker-words.ts";

type Props = { readonly breaker: BreakerView; readonly now: number };

/** What a breaker goes by, as it last read it: equity, peak, floor, and the prices that lead there. */
export const BreakerFigures = ({ breaker, now }: Props) => {
  const words = useWords(BREAKER_WORDS);
  const format = useFormat();
  const { reading } = breaker;
  if (reading === null) return null;
  const age = format.ago(Math.max(0, now - Date.parse(reading.at)), reading.at);
  const [prices, line] = nearestPrices(format, breaker);
  return (
    <section className="facts" aria-label={words.goesBy} data-testid="breaker-figures">
      <Fact label={words.equity(age)} figure={<Amount sats={reading.equity} />}>
        {words.equityIs(format.distance(reading.drawdownBps))}
      </Fact>
      <Fact label={words.peak} figure={<Amount sats={reading.peak} />}>
        {words.peakOn(format.momentZoned(reading.peakAt))}
      </Fact>
      <Fact label={words.tripsAt} figure={<Amount sats={reading.floor} />}>
        {words.tripsBelow(format.setting(breaker.dropBps))}
      </Fact>
      {breaker.state === "armed" ? (
        <Fact label={words.priceThatTrips} figure={prices}>
          {line}
        </Fact>
      ) : null}
    </section>
  );
};
