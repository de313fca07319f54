import type { BreakerView } from "#server/trpc/schemas/breaker.ts";
import { format } from "#ui/format/format.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { nearestPrices } from "./breaker-words.ts";

type Props = { readonly breaker: BreakerView; readonly now: number };

/** What a breaker goes by, as it last read it: equity, peak, floor, and the prices that lead there. */
export const BreakerFigures = ({ breaker, now }: Props) => {
  const { reading } = breaker;
  if (reading === null) return null;
  const age = format.ago(Math.max(0, now - Date.parse(reading.at)), reading.at);
  const [prices, line] = nearestPrices(breaker);
  return (
    <section className="facts" aria-label="What the breaker goes by" data-testid="breaker-figures">
      <Fact
        label={`Equity, read ${age}`}
        figure={<Amount value={format.number(reading.equity)} unit="sats" />}
      >
        {format.distance(reading.drawdownBps)} below the peak. Balance, margins, waiting orders and what is
        open.
      </Fact>
      <Fact label="Peak" figure={<Amount value={format.number(reading.peak)} unit="sats" />}>
        On {format.moment(reading.peakAt)} UTC. Deposits and withdrawals since move it with them.
      </Fact>
      <Fact label="Trips at" figure={<Amount value={format.number(reading.floor)} unit="sats" />}>
        {format.setting(breaker.dropBps)} below the peak, or less.
      </Fact>
      {breaker.state === "armed" ? (
        <Fact label="Price that trips it" figure={prices}>
          {line}
        </Fact>
      ) : null}
    </section>
  );
};
