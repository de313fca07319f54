import type { ReactNode } from "react";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AccountView, PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { format, MISSING } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { crossProfit } from "#ui/positions/cross-profit.ts";
import { openProfit } from "#ui/positions/open-profit.ts";
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

const coverage = (balance: number, needed: number | null, isTakenByCross: boolean): string => {
  if (needed === null) return isTakenByCross ? "The cross guard adds from it." : "No guard needs it now.";
  const left = balance - needed;
  return left >= 0
    ? `Covers the next top-up (${format.number(needed)}) with ${format.number(left)} over.`
    : `The next top-up needs ${format.sats(needed)}: ${format.number(-left)} are missing.`;
};

const Free = ({ account, price, positions, cross, now }: Props) => {
  const { balance, balanceReadAt } = account;
  if (balance === null || balanceReadAt === null) {
    return (
      <Fact label="Free" figure={MISSING}>
        The balance has not been read yet.
      </Fact>
    );
  }
  const age = format.ago(Math.max(0, now - Date.parse(balanceReadAt)), balanceReadAt);
  return (
    <Fact label={`Free, read ${age}`} figure={<Amount value={format.number(balance)} unit="sats" />}>
      {format.usd(satsToUsd(balance, price.last))}.{" "}
      {coverage(balance, nextTopUp(positions, price), crossTakes(cross))}
    </Fact>
  );
};

/** Sats added never stand without the profit and loss beside them. */
const Added = ({ price, positions, cross }: Props) => {
  const standing = [...positions.map(({ guard }) => guard), cross?.guard ?? null];
  const guards = standing.flatMap((guard) => (guard === null ? [] : [guard]));
  const today = guards.reduce((sum, guard) => sum + guard.addedToday, 0);
  const inAll = guards.reduce((sum, guard) => sum + guard.addedInAll, 0);
  const most = guards.reduce((sum, guard) => sum + guard.config.maxTotalSats, 0);
  const isolated = positions.reduce((sum, position) => sum + openProfit(position, price), 0);
  const profit = isolated + (cross === null ? 0 : crossProfit(cross, price.last));
  return (
    <Fact label="Guards added today" figure={<Amount value={format.number(today)} unit="sats" />}>
      {guards.length === 0
        ? "No guard here yet. "
        : `${format.number(inAll)} in all, of ${format.number(most)} allowed. `}
      Open P&amp;L {format.satsSigned(profit)}.
      {inAll > 0 ? " If a position is liquidated later, what was added to it is lost too." : null}
    </Fact>
  );
};

const Funding = ({ price, positions, cross, now }: Props) => {
  const funding = nextFunding(positions, cross, price);
  if (funding === null) {
    return (
      <Fact label="Next funding" figure={MISSING}>
        The exchange has not named a rate.
      </Fact>
    );
  }
  const closer =
    funding.closer >= 2
      ? ` Brings a liquidation ${format.number(Math.round(funding.closer / 2))} USD closer.`
      : "";
  return (
    <Fact
      label="Next funding, estimated"
      figure={<Amount value={format.signed(funding.amount)} unit="sats" />}
    >
      At {format.clock(funding.at)}, in {format.age(Date.parse(funding.at) - now)}, at the rate of now.
      {closer}
    </Fact>
  );
};

const NO_CROSS_STOP = "Axisor keeps no stop at the exchange for the cross position.";

const WithoutUs = ({ positions, cross }: Props) => {
  const isCrossHeld = cross !== null && crossAtRisk(cross) !== null;
  if (isCrossHeld && positions.length === 0)
    return (
      <Fact label="If Axisor stops now" figure="No stops stand">
        {NO_CROSS_STOP} Guards work only while Axisor runs.
      </Fact>
    );
  const bare = positions.filter(({ stopLoss }) => stopLoss === null).length;
  const words = (): readonly [figure: string, line: ReactNode] => {
    if (bare === 0)
      return ["Stops stand", "Every position has a stop at the exchange, before its liquidation."];
    const whole = bare === positions.length;
    return [
      whole ? "No stops stand" : `${positions.length - bare} of ${positions.length} stops stand`,
      `${whole ? "No position has" : `${bare} ${bare === 1 ? "position has no" : "positions have no"}`} ${
        whole ? "a " : ""
      }stop at the exchange. Guards work only while Axisor runs.`,
    ];
  };
  const [figure, line] = words();
  return (
    <Fact label="If Axisor stops now" figure={figure}>
      {line}
      {isCrossHeld ? ` ${NO_CROSS_STOP}` : null}
    </Fact>
  );
};

/** Four figures every trader asks for next. */
export const AccountFigures = (props: Props) => (
  <section className="facts" aria-label="Figures">
    <Free {...props} />
    <Added {...props} />
    <Funding {...props} />
    <WithoutUs {...props} />
  </section>
);
