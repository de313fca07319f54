import type { MarginGuardPreview } from "#domain/automations/preview-margin-guard.ts";
import { MOST_TAG } from "#domain/intents/amount-tag.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { Amount } from "#ui/format/amount.tsx";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Arrow } from "#ui/kit/arrow.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { FIGURE_WORDS } from "./figure-words.ts";
import type { TopUpsAllowed } from "./top-ups-allowed.ts";

type AddMargin = Extract<MarginGuardPreview["verdict"], { readonly kind: "add-margin" }>;

type Props = {
  readonly position: PositionView;
  readonly preview: MarginGuardPreview;
  readonly allowed: TopUpsAllowed;
  readonly last: number;
  readonly balance: number | null;
};

const FiresAt = ({ preview, last, position }: Props) => {
  const words = useWords(FIGURE_WORDS);
  const format = useFormat();
  const change = Math.round(((preview.trigger.price - last) / last) * 10_000);
  return (
    <Fact
      label={words.firesAt}
      figure={<span data-testid="preview-trigger">{format.price(preview.trigger.price)}</span>}
    >
      {preview.firesNow ? words.firesNow(position.side) : words.fromPrice(format.change(change))}
    </Fact>
  );
};

/** What the first top-up is worth, and what makes it less or a little more than the target takes. */
const addedWords = (format: Format, verdict: AddMargin, last: number): string => {
  const words = FIGURE_WORDS[format.locale];
  const { amount, limitedBy, needed } = verdict;
  const short = limitedBy === null ? [] : [words.shortenedTo(words.limits[limitedBy], format.number(needed))];
  return [`${format.money(amount, last)}.`, ...short, words.tag(MOST_TAG)].join(" ");
};

const Adds = ({ preview: { verdict }, last }: Props) => {
  const words = useWords(FIGURE_WORDS);
  const format = useFormat();
  if (verdict.kind === "close") {
    return (
      <Fact label={words.closes} figure={words.allOfIt}>
        {words.closesWhole}
      </Fact>
    );
  }
  if (verdict.kind === "hold") {
    return (
      <Fact label={words.adds} figure={words.nothing}>
        {words.atTarget}
      </Fact>
    );
  }
  if (verdict.kind === "alert") {
    const reason =
      verdict.rule === "past-liquidation"
        ? words.pastLiquidation
        : words.stoppedBy(words.limits[verdict.rule]);
    return (
      <Fact label={words.adds} figure={words.nothing}>
        {reason} {words.needs(format.sats(verdict.needed))}
      </Fact>
    );
  }
  return (
    <Fact
      label={words.adds}
      figure={
        <span data-testid="preview-adds">
          <Amount sats={verdict.amount} />
        </span>
      }
    >
      {addedWords(format, verdict, last)}
    </Fact>
  );
};

const Moves = ({ position, preview }: Props) => {
  const words = useWords(FIGURE_WORDS);
  const format = useFormat();
  const { verdict } = preview;
  if (verdict.kind !== "add-margin") {
    return (
      <Fact label={words.stays} figure={format.price(position.liquidation)}>
        {words.nothingMoves}
      </Fact>
    );
  }
  return (
    <Fact
      label={words.moves}
      figure={
        <span data-testid="preview-liquidation">
          {format.price(position.liquidation)}
          <Arrow />
          {format.price(verdict.liquidationAfter)}
        </span>
      }
    >
      {format.priceChange(verdict.liquidationAfter - position.liquidation)}
    </Fact>
  );
};

const Allowed = ({ allowed, balance, position: { side } }: Props) => {
  const words = useWords(FIGURE_WORDS);
  const format = useFormat();
  const { count, endedBy, isOpen } = allowed;
  const limit = endedBy === null ? null : words.limits[endedBy];
  const total = format.sats(allowed.total);
  const liquidation = format.price(allowed.liquidation);
  const ends = count === 0 ? words.noTopUp(limit) : words.reached({ total, side, limit, liquidation });
  return (
    <Fact
      label={words.limitsAllow}
      figure={<span data-testid="preview-limits">{words.topUps(count, isOpen)}</span>}
    >
      {ends} {balance === null ? words.freeUnknown : words.free(format.number(balance))}
    </Fact>
  );
};

/** The four figures of the preview. */
export const GuardFigures = (props: Props) => {
  const { title } = useWords(FIGURE_WORDS);
  return (
    <section className="facts" aria-label={title}>
      <FiresAt {...props} />
      <Adds {...props} />
      <Moves {...props} />
      <Allowed {...props} />
    </section>
  );
};
