import type { ReservePlanView } from "#server/trpc/schemas/reserve-plan.ts";
import { format } from "#ui/format/format.ts";
import { accountWords, guardWords, limitWords, survivalWords } from "./reserve-words.ts";
import { WaysOutTable } from "./ways-out-table.tsx";

type Props = {
  readonly plan: ReservePlanView;
  /** What it was worked out from is old: shown, and not as if it were so now. */
  readonly isStale: boolean;
};

const Line = ({ text }: { readonly text: string | null }) =>
  text === null ? null : <p className="dim">{text}</p>;

const NotFree = ({ balance, reserveSats }: ReservePlanView) =>
  balance !== null && balance < reserveSats ? (
    <p className="dim" data-testid="reserve-not-free">
      Only {format.sats(Math.max(0, balance))} are free now.
    </p>
  ) : null;

/** How far the reserve carries, and the ways out. */
export const ReservePlan = ({ plan, isStale }: Props) => {
  const { position, reserveSats } = plan;
  return (
    <div className={isStale ? "plan stale" : "plan"}>
      <p className="survives" data-testid="survives">
        {position === null
          ? "It can never be liquidated: no reserve is needed."
          : survivalWords(reserveSats, position)}
      </p>
      <NotFree {...plan} />
      <Line text={position === null ? null : limitWords(reserveSats, position)} />
      <Line text={guardWords(plan)} />
      <Line text={accountWords(plan)} />
      <p className="dim">
        What is added is lost too if the price goes there even so. Funding to come is not in it.
      </p>
      {plan.ways.length === 0 ? (
        <p className="dim">No price has been seen yet, so the ways out cannot be compared.</p>
      ) : (
        <>
          <WaysOutTable plan={plan} />
          <p className="dim">
            Closing is reckoned at the last price, {format.price(plan.last ?? 0)}; the spread comes on top.
            Costs count from the entry on.
          </p>
        </>
      )}
    </div>
  );
};
