import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { openProfit } from "#ui/positions/open-profit.ts";
import { COST_WORDS } from "./cost-words.ts";

type Props = {
  readonly position: PositionView;
  readonly last: number;
  readonly maxTotal: number;
  readonly triggerPrice: number;
  readonly triggerBps: number;
};

/** The shares of their margin that guarded and unguarded longs lost on recorded prices. */
const [LOST, LOST_OTHERWISE] = [0.36, 0.19];

/** What guarding can cost, beside the profit and loss it is weighed against. */
const Cost = ({ position, last, maxTotal }: Props) => {
  const words = useWords(COST_WORDS);
  const format = useFormat();
  const added = position.guard?.addedInAll ?? 0;
  const left = Math.max(0, maxTotal - added);
  return (
    <section className="cost">
      <h2>{words.survival}</h2>
      <p className="dim">{words.recorded(format.number(LOST, 2), format.number(LOST_OTHERWISE, 2))}</p>
      <dl className="kv">
        <dt>{words.profit}</dt>
        <dd>{format.satsSigned(openProfit(position, { last }))}</dd>
        <dt>{words.margin}</dt>
        <dd>{format.sats(position.margin)}</dd>
        <dt>{words.added}</dt>
        <dd>{format.sats(added)}</dd>
        <dt>{words.left}</dt>
        <dd>{format.sats(left)}</dd>
        <dt>{words.lost}</dt>
        <dd>{format.sats(position.margin + left)}</dd>
      </dl>
    </section>
  );
};

const Cannot = ({ position: { side, liquidation }, triggerPrice, triggerBps, maxTotal }: Props) => {
  const words = useWords(COST_WORDS);
  const format = useFormat();
  const [share, from, to] = [
    format.setting(triggerBps),
    format.price(triggerPrice),
    format.price(liquidation),
  ];
  return (
    <section className="limits">
      <h2>{words.cannot}</h2>
      <ul>
        <li>{words.catches(side, share, from, to)}</li>
        <li>{words.wins(side, format.sats(maxTotal))}</li>
        <li>{words.acts}</li>
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
