import { MOST_TAG } from "#domain/intents/amount-tag.ts";
import type { CrossPreviewView } from "#server/trpc/schemas/cross.ts";
import { format } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Arrow } from "#ui/kit/arrow.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import type { AtRisk } from "#ui/positions/position-risk.ts";

type Props = {
  readonly position: AtRisk;
  readonly preview: CrossPreviewView;
  readonly last: number;
};

const FiresAt = ({ position, preview, last }: Props) => {
  const change = Math.round(((preview.triggerPrice - last) / last) * 10_000);
  return (
    <Fact
      label="Fires at"
      figure={<span data-testid="preview-trigger">{format.price(preview.triggerPrice)}</span>}
    >
      {preview.firesNow
        ? `The price is ${position.side === "long" ? "below" : "above"} it: it acts on the next tick.`
        : `${format.change(change)} from the price`}
    </Fact>
  );
};

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/u, "")}.`;

const Does = ({ position, preview, last }: Props) => {
  const { kind, amount, contracts, words, shortened } = preview;
  const short = shortened === null ? "" : ` Shortened by ${shortened}.`;
  if (kind === "add-margin" && amount !== null)
    return (
      <Fact
        label="Adds"
        figure={
          <span data-testid="preview-adds">
            <Amount value={format.number(amount)} unit="sats" />
          </span>
        }
      >
        {format.usd(satsToUsd(amount, last))}.{short} Up to {MOST_TAG} more mark the transfer as ours, inside
        every limit.
      </Fact>
    );
  if (kind === "reduce" && contracts !== null)
    return (
      <Fact label="Closes" figure={<span data-testid="preview-closes">{format.quantity(contracts)}</span>}>
        Of {format.quantity(position.quantity)}, at the market. The rest stays open.{short}
      </Fact>
    );
  if (kind === "close")
    return (
      <Fact label="Closes" figure={<span data-testid="preview-closes">All of it</span>}>
        {preview.rule === "only-closing"
          ? "Nothing less would bring liquidation that far away."
          : "At the market, by its own order."}
      </Fact>
    );
  return (
    <Fact label="Does" figure="Nothing">
      {sentence(words)}
    </Fact>
  );
};

const Moves = ({ position, preview: { kind, liquidationAfter } }: Props) => {
  if (liquidationAfter === null)
    return (
      <Fact label="Liquidation stays" figure={format.price(position.liquidation)}>
        {kind === "close" ? "Until the position is closed; then there is none." : "Nothing would move it."}
      </Fact>
    );
  return (
    <Fact
      label="Liquidation moves"
      figure={
        <span data-testid="preview-liquidation">
          {format.price(position.liquidation)}
          <Arrow />
          {format.price(liquidationAfter)}
        </span>
      }
    >
      {format.priceChange(liquidationAfter - position.liquidation)}
    </Fact>
  );
};

const MostToLose = ({ preview: { mostToLose }, last }: Props) => (
  <Fact
    label="Lost if liquidated in the end"
    figure={mostToLose === null ? "Not bounded" : <Amount value={format.number(mostToLose)} unit="sats" />}
  >
    {mostToLose === null
      ? "No limit bounds what may be added."
      : `At most, ${format.usd(satsToUsd(mostToLose, last))}.`}
  </Fact>
);

/** What the guard would do the first time it fires, as the server decides it. */
export const CrossPreviewFigures = (props: Props) => (
  <section className="facts" aria-label="What it would do" data-testid="guard-preview">
    <FiresAt {...props} />
    <Does {...props} />
    <Moves {...props} />
    <MostToLose {...props} />
  </section>
);
