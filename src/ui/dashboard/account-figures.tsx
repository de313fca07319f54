import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AccountView, PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { Amount } from "#ui/format/amount.tsx";
import { type Format, MISSING } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { crossProfit } from "#ui/positions/cross-profit.ts";
import { openProfit } from "#ui/positions/open-profit.ts";
import { SIGHT_WORDS } from "#ui/verdict/sight-table.ts";
import { FIGURES_WORDS, type FiguresTable } from "./figures-words.ts";
import { nextFunding } from "./next-funding.ts";
import { nextTopUp } from "./next-top-up.ts";

type Props = {
  readonly account: AccountView;
  readonly price: PriceView;
  readonly positions: readonly PositionView[];
  readonly cross: CrossView | null;
  readonly now: number;
};

/** Whether the guard of the cross position may take of the free sats too. */
const crossTakes = (cross: CrossView | null): boolean =>
  cross?.guard?.state === "armed" &&
  crossAtRisk(cross) !== null &&
  cross.guard.config.steps.some(({ deed }) => deed.kind === "add-margin");

const coverage = (
  words: FiguresTable,
  format: Format,
  of: { readonly balance: number; readonly needed: number | null; readonly isTakenByCross: boolean },
): string => {
  const { balance, needed, isTakenByCross } = of;
  if (needed === null) return isTakenByCross ? words.crossAdds : words.notNeeded;
  const left = balance - needed;
  return left >= 0
    ? words.covers(format.amount(needed), format.amount(left))
    : words.missing(format.sats(needed), format.amount(-left));
};

const Free = ({ account, price, positions, cross, now }: Props) => {
  const words = useWords(FIGURES_WORDS);
  const format = useFormat();
  const { balance, balanceReadAt } = account;
  if (balance === null || balanceReadAt === null) {
    return (
      <Fact label={words.free} figure={MISSING}>
        {words.balanceUnread}
      </Fact>
    );
  }
  const age = format.ago(Math.max(0, now - Date.parse(balanceReadAt)), balanceReadAt);
  return (
    <Fact label={words.freeRead(age)} figure={<Amount sats={balance} />}>
      {format.money(balance, price.last)}.{" "}
      {coverage(words, format, {
        balance,
        needed: nextTopUp(positions, price.last),
        isTakenByCross: crossTakes(cross),
      })}
    </Fact>
  );
};

/** Sats added never stand without the profit and loss beside them. */
const Added = ({ price, positions, cross }: Props) => {
  const words = useWords(FIGURES_WORDS);
  const format = useFormat();
  const standing = [...positions.map(({ guard }) => guard), cross?.guard ?? null];
  const guards = standing.flatMap((guard) => (guard === null ? [] : [guard]));
  const today = guards.reduce((sum, guard) => sum + guard.addedToday, 0);
  const inAll = guards.reduce((sum, guard) => sum + guard.addedInAll, 0);
  const most = guards.reduce((sum, guard) => sum + guard.config.maxTotalSats, 0);
  const isolated = positions.reduce((sum, position) => sum + openProfit(position, price), 0);
  const profit = isolated + (cross === null ? 0 : crossProfit(cross, price.last));
  return (
    <Fact label={words.addedToday} figure={<Amount sats={today} />}>
      {guards.length === 0 ? words.noGuard : words.addedInAll(format.number(inAll), format.number(most))}{" "}
      {words.openProfit(format.satsSigned(profit))}
      {inAll > 0 ? ` ${words.addedIsLost}` : null}
    </Fact>
  );
};

const Funding = ({ price, positions, cross, now }: Props) => {
  const words = useWords(FIGURES_WORDS);
  const format = useFormat();
  const funding = nextFunding(positions, cross, price);
  if (funding === null) {
    return (
      <Fact label={words.funding} figure={MISSING}>
        {words.noRate}
      </Fact>
    );
  }
  return (
    <Fact label={words.fundingEstimated} figure={<Amount sats={funding.amount} isSigned />}>
      {words.fundingAt(format.clock(funding.at), format.age(Date.parse(funding.at) - now))}
      {funding.closer >= 2 ? ` ${words.closer(format.number(Math.round(funding.closer / 2)))}` : null}
    </Fact>
  );
};

/** Which stops stand without us, in a few words and in a sentence. */
const standing = (
  words: FiguresTable,
  positions: Props["positions"],
): readonly [figure: string, line: string] => {
  const bare = positions.filter(({ stopLoss }) => stopLoss === null).length;
  if (bare === 0) return [words.all, words.everyStop];
  return bare === positions.length
    ? [words.none, `${words.noStop} ${words.whileRunning}`]
    : [words.some(positions.length - bare, positions.length), `${words.bare(bare)} ${words.whileRunning}`];
};

const WithoutUs = ({ positions, cross }: Props) => {
  const words = useWords(FIGURES_WORDS);
  const { noCrossStop } = useWords(SIGHT_WORDS);
  const isCrossHeld = cross !== null && crossAtRisk(cross) !== null;
  if (isCrossHeld && positions.length === 0)
    return (
      <Fact label={words.withoutUs} figure={words.none}>
        {noCrossStop} {words.whileRunning}
      </Fact>
    );
  const [figure, line] = standing(words, positions);
  return (
    <Fact label={words.withoutUs} figure={figure}>
      {line}
      {isCrossHeld ? ` ${noCrossStop}` : null}
    </Fact>
  );
};

/** Four figures every trader asks for next. */
export const AccountFigures = (props: Props) => (
  <section className="facts" aria-label={useWords(FIGURES_WORDS).figures}>
    <Free {...props} />
    <Added {...props} />
    <Funding {...props} />
    <WithoutUs {...props} />
  </section>
);
