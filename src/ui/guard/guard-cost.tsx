import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { openProfit } from "#ui/positions/open-profit.ts";

type Props = {
  readonly position: PositionView;
  readonly last: number;
  readonly maxTotal: number;
  readonly triggerPrice: number;
  readonly triggerBps: number;
};

/** What guarding can cost, beside the profit and loss it is weighed against. */
const Cost = ({ position, last, maxTotal }: Props) => {
  const added = position.guard?.addedInAll ?? 0;
  const left = Math.max(0, maxTotal - added);
  return (
    <section className="cost">
      <h2>It buys survival, not profit</h2>
      <p className="dim">
        A guard can cost more than it saves. In a wick it keeps the trade alive; in a lasting move against you
        every sat added is lost too. On recorded prices of 2018, 10× longs with one initial margin to add were
        liquidated 21 % of the time instead of 42 %, and lost 0.36 of their margin on average instead of 0.19.
      </p>
      <dl className="kv">
        <dt>P&amp;L now</dt>
        <dd>{format.satsSigned(openProfit(position, { last }))}</dd>
        <dt>Margin in it now</dt>
        <dd>{format.sats(position.margin)}</dd>
        <dt>Added by the guard so far</dt>
        <dd>{format.sats(added)}</dd>
        <dt>It may still add</dt>
        <dd>{format.sats(left)}</dd>
        <dt>Lost if it is liquidated in the end</dt>
        <dd>{format.sats(position.margin + left)}</dd>
      </dl>
    </section>
  );
};

const Cannot = ({ position, triggerPrice, triggerBps, maxTotal }: Props) => {
  const move = position.side === "long" ? "fall" : "rise";
  return (
    <section className="limits">
      <h2>What this cannot do</h2>
      <ul>
        <li>
          Catch a {move} of {format.setting(triggerBps)} at once, from {format.price(triggerPrice)} to{" "}
          {format.price(position.liquidation)}. A stop at the exchange is the last line.
        </li>
        <li>
          Win a long {move}. If the position is liquidated in the end, every sat added is lost too: at most{" "}
          {format.sats(maxTotal)}, plus the margin in it.
        </li>
        <li>
          Act on sats you have withdrawn, or while Axisor does not run. It then shows “cannot fire” or
          “Blind”.
        </li>
      </ul>
    </section>
  );
};

/** The limits, next to the switch. */
export const GuardCost = (props: Props) => (
  <div className="columns">
    <Cost {...props} />
    <Cannot {...props} />
  </div>
);
