import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { distanceAt } from "#ui/positions/position-risk.ts";
import type { SentenceKind, SentenceRule } from "./exit-draft.ts";
import type { ExitPreview } from "./exit-preview.ts";
import { EXIT_NAMES } from "./exit-words.ts";

type Props = {
  readonly position: PositionView;
  readonly rule: SentenceRule;
  readonly preview: ExitPreview;
  readonly last: number;
};

const PLACE: Record<SentenceKind, string> = {
  "stop-loss": "Closes at",
  "take-profit": "Closes at",
  "trailing-stop": "The stop begins at",
  "break-even-stop": "The stop moves to",
};

const fromPrice = (price: number, last: number): string =>
  `${format.change(Math.round(((price - last) / last) * 10_000))} from the price`;

/** Who carries a trailing stop on, which decides what is left of it without us. */
const Carrier = ({ rule }: Pick<Props, "rule">) => {
  if (rule.kind !== "trailing-stop") return null;
  return rule.distance.unit === "basis-points" ? (
    <Fact label="Moved by" figure="LN Markets">
      It trails there by itself{rule.activation === null ? "" : " once Axisor has started it"}.
    </Fact>
  ) : (
    <Fact label="Moved by" figure="Axisor">
      In steps. Without Axisor it stays where it stands.
    </Fact>
  );
};

/** How much room a stop leaves to liquidation. */
const Room = ({ position, rule, preview }: Props) => {
  const distance = rule.kind === "stop-loss" ? distanceAt(position, preview.price) : null;
  if (distance === null) return null;
  return (
    <Fact label="Before liquidation" figure={format.distance(distance)}>
      Liquidation is at {format.price(position.liquidation)}.
    </Fact>
  );
};

/** What an exit means: the price, the way there, and what is left. */
export const ExitFigures = (props: Props) => {
  const { rule, preview, last } = props;
  const { price, net, from } = preview;
  return (
    <section
      className="facts"
      aria-label={`What the ${EXIT_NAMES[rule.kind]} means`}
      data-testid={`${rule.kind}-preview`}
    >
      {from === null ? null : (
        <Fact label="Waits for" figure={format.priceExact(from)}>
          {fromPrice(from, last)}
        </Fact>
      )}
      <Fact label={PLACE[rule.kind]} figure={format.priceExact(price)}>
        {fromPrice(price, last)}
      </Fact>
      <Fact label="Net if it closes there" figure={<Amount value={format.signed(net)} unit="sats" />}>
        {format.usdSigned(satsToUsd(net, price))}, after both fees and the funding paid so far. A gap may
        close it at another price.
      </Fact>
      <Room {...props} />
      <Carrier rule={rule} />
    </section>
  );
};
