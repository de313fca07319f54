import { distanceAt } from "#domain/verdict/judge-position.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { Amount } from "#ui/format/amount.tsx";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { SentenceRule } from "./exit-draft.ts";
import { EXIT_FIGURES_WORDS } from "./exit-figures-words.ts";
import type { ExitPreview } from "./exit-preview.ts";
import { EXIT_WORDS } from "./exit-table.ts";

type Props = {
  readonly position: PositionView;
  readonly rule: SentenceRule;
  readonly preview: ExitPreview;
  readonly last: number;
};

const fromPrice = (format: Format, price: number, last: number): string => {
  const change = format.change(Math.round(((price - last) / last) * 10_000));
  return EXIT_FIGURES_WORDS[format.locale].fromPrice(change);
};

/** Who carries a trailing stop on, which decides what is left of it without us. */
const Carrier = ({ rule }: Pick<Props, "rule">) => {
  const words = useWords(EXIT_FIGURES_WORDS);
  if (rule.kind !== "trailing-stop") return null;
  return rule.distance.unit === "basis-points" ? (
    <Fact label={words.movedBy} figure="LN Markets">
      {rule.activation === null ? words.trailsAtOnce : words.trailsOnceStarted}
    </Fact>
  ) : (
    <Fact label={words.movedBy} figure="Axisor">
      {words.inSteps}
    </Fact>
  );
};

/** How much room a stop leaves to liquidation. */
const Room = ({ position, rule, preview }: Props) => {
  const words = useWords(EXIT_FIGURES_WORDS);
  const format = useFormat();
  const distance = rule.kind === "stop-loss" ? distanceAt(position, preview.price) : null;
  if (distance === null) return null;
  return (
    <Fact label={words.beforeLiquidation} figure={format.distance(distance)}>
      {words.liquidationAt(format.price(position.liquidation))}
    </Fact>
  );
};

/** What an exit means: the price, the way there, and what is left. */
export const ExitFigures = (props: Props) => {
  const { rule, preview, last } = props;
  const { price, net, from } = preview;
  const words = useWords(EXIT_FIGURES_WORDS);
  const { names } = useWords(EXIT_WORDS);
  const format = useFormat();
  return (
    <section
      className="facts"
      aria-label={words.means(names[rule.kind])}
      data-testid={`${rule.kind}-preview`}
    >
      {from === null ? null : (
        <Fact label={words.waitsFor} figure={format.priceExact(from)}>
          {fromPrice(format, from, last)}
        </Fact>
      )}
      <Fact label={words.places[rule.kind]} figure={format.priceExact(price)}>
        {fromPrice(format, price, last)}
      </Fact>
      <Fact label={words.net} figure={<Amount sats={net} isSigned />}>
        {words.netIs(format.moneySigned(net, price))}
      </Fact>
      <Room {...props} />
      <Carrier rule={rule} />
    </section>
  );
};
