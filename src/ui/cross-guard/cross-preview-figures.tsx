import { MOST_TAG } from "#domain/intents/amount-tag.ts";
import type { CrossPreviewView } from "#server/trpc/schemas/cross.ts";
import { Amount } from "#ui/format/amount.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { FIGURE_WORDS } from "#ui/guard/figure-words.ts";
import { Arrow } from "#ui/kit/arrow.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { AtRisk } from "#ui/positions/position-risk.ts";
import { CROSS_FIGURE_WORDS } from "./cross-figure-words.ts";

type Props = {
  readonly position: AtRisk;
  readonly preview: CrossPreviewView;
  readonly last: number;
};

const FiresAt = ({ position, preview, last }: Props) => {
  const words = useWords(FIGURE_WORDS);
  const format = useFormat();
  const change = Math.round(((preview.triggerPrice - last) / last) * 10_000);
  return (
    <Fact
      label={words.firesAt}
      figure={<span data-testid="preview-trigger">{format.price(preview.triggerPrice)}</span>}
    >
      {preview.firesNow ? words.firesNow(position.side) : words.fromPrice(format.change(change))}
    </Fact>
  );
};

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/u, "")}.`;

const Does = ({ position, preview, last }: Props) => {
  const words = useWords(FIGURE_WORDS);
  const ofCross = useWords(CROSS_FIGURE_WORDS);
  const format = useFormat();
  const { kind, amount, contracts, shortened } = preview;
  const short = shortened === null ? [] : [words.shortened(shortened)];
  if (kind === "add-margin" && amount !== null)
    return (
      <Fact
        label={words.adds}
        figure={
          <span data-testid="preview-adds">
            <Amount sats={amount} />
          </span>
        }
      >
        {[`${format.money(amount, last)}.`, ...short, words.tag(MOST_TAG)].join(" ")}
      </Fact>
    );
  if (kind === "reduce" && contracts !== null)
    return (
      <Fact
        label={words.closes}
        figure={<span data-testid="preview-closes">{format.quantity(contracts)}</span>}
      >
        {[ofCross.closesPart(format.quantity(position.quantity)), ...short].join(" ")}
      </Fact>
    );
  if (kind === "close")
    return (
      <Fact label={words.closes} figure={<span data-testid="preview-closes">{words.allOfIt}</span>}>
        {preview.rule === "only-closing" ? ofCross.onlyClosing : ofCross.ownOrder}
      </Fact>
    );
  return (
    <Fact label={ofCross.does} figure={words.nothing}>
      {sentence(preview.words)}
    </Fact>
  );
};

const Moves = ({ position, preview: { kind, liquidationAfter } }: Props) => {
  const words = useWords(FIGURE_WORDS);
  const { untilClosed } = useWords(CROSS_FIGURE_WORDS);
  const format = useFormat();
  if (liquidationAfter === null)
    return (
      <Fact label={words.stays} figure={format.price(position.liquidation)}>
        {kind === "close" ? untilClosed : words.nothingMoves}
      </Fact>
    );
  return (
    <Fact
      label={words.moves}
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

const MostToLose = ({ preview: { mostToLose }, last }: Props) => {
  const words = useWords(CROSS_FIGURE_WORDS);
  const format = useFormat();
  return (
    <Fact label={words.lost} figure={mostToLose === null ? words.unbounded : <Amount sats={mostToLose} />}>
      {mostToLose === null ? words.noBound : words.atMost(format.money(mostToLose, last))}
    </Fact>
  );
};

/** What the guard would do the first time it fires, as the server decides it. */
export const CrossPreviewFigures = (props: Props) => {
  const { title } = useWords(FIGURE_WORDS);
  return (
    <section className="facts" aria-label={title} data-testid="guard-preview">
      <FiresAt {...props} />
      <Does {...props} />
      <Moves {...props} />
      <MostToLose {...props} />
    </section>
  );
};
