"use client";

import { byRisk, protectionOf } from "#domain/verdict/judge-position.ts";
import { Amount } from "#ui/format/amount.tsx";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { DRAWN_WHOLE } from "#ui/kit/long-list/list-rows.ts";
import { LongList } from "#ui/kit/long-list/long-list.tsx";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import type { RulerDomain } from "#ui/kit/ruler/ruler-scale.ts";
import { RulerTable } from "#ui/kit/ruler/ruler-table.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import { useRulerDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { crossProfit } from "#ui/positions/cross-profit.ts";
import { openProfit } from "#ui/positions/open-profit.ts";
import type { AtRisk } from "#ui/positions/position-risk.ts";
import { positionMarks, positionName } from "#ui/positions/position-ruler.ts";
import { atRiskOf, judgePosition } from "#ui/verdict/derive-verdict.ts";
import type { Reading } from "#ui/verdict/reading-age.ts";
import type { AccountFacts } from "#ui/verdict/verdict.ts";
import { accountDimensions, accountEdges, accountMarks, anchorsOf } from "./account-ruler.ts";
import { DESK_WORDS } from "./desk-words.tsx";
import { LateCrossRow } from "./late-cross-row.tsx";
import { PositionRow } from "./position-row.tsx";
import { bandFor, marksFor, needleFor, type Sight, worseSight } from "./sight.ts";

/** About as high as a row with one line of protection. */
const ROW_PX = 124;

type Props = {
  readonly facts: AccountFacts;
  readonly last: number;
  readonly sight: Sight;
  /** Of the cross margin, which can be blind while the rest is not. */
  readonly crossSight: Sight;
  readonly now: number;
  readonly priceReading: Reading;
  /** When a guard last acted on a position, in words, by position. */
  readonly actedAgo: ReadonlyMap<string, string>;
};

const accountText = (format: Format, positions: readonly AtRisk[], last: number): string => {
  const marks = accountMarks(positions, format).map(({ name, value }) => `${name.toLowerCase()} ${value}`);
  return DESK_WORDS[format.locale].rulerText(format.price(last), marks.join(", "));
};

const AccountRow = ({
  facts,
  last,
  sight,
  priceReading,
  domain,
}: Props & { readonly domain: RulerDomain }) => {
  const words = useWords(DESK_WORDS);
  const format = useFormat();
  const positions = atRiskOf(facts);
  const isolated = facts.positions.reduce((sum, position) => sum + openProfit(position, { last }), 0);
  const profit = isolated + (facts.cross === null ? 0 : crossProfit(facts.cross, last));
  const guarded = positions.filter((position) => ["guard", "stop"].includes(protectionOf(position))).length;
  const stops = facts.positions.flatMap((position) =>
    positionMarks(position, format).filter(({ kind }) => kind === "stop"),
  );
  return (
    <div className="row all">
      <div className="id">
        <div className="ttl">{words.wholeAccount}</div>
        <div className="label">
          {sight === "blind"
            ? words.positions(positions.length)
            : words.protectedOf(positions.length, guarded)}
        </div>
      </div>
      <Ruler
        domain={domain}
        size="account"
        text={accountText(format, positions, last)}
        band={bandFor(sight, domain, accountEdges(positions))}
        marks={sight === "blind" ? stops : marksFor(sight, accountMarks(positions, format))}
        needle={needleFor(sight, last, priceReading, true, format)}
        dimensions={sight === "fresh" ? accountDimensions(positions, last, format) : []}
      />
      <div className="no">
        <div className={sight === "fresh" ? "fig" : "fig stale-num"}>
          <Amount sats={profit} isSigned />
        </div>
        <div className="label">{words.openProfit(format.moneySigned(profit, last))}</div>
      </div>
    </div>
  );
};

/** All positions of an account hang on the same price: one scale, one needle. */
export const Desk = (props: Props) => {
  const words = useWords(DESK_WORDS);
  const format = useFormat();
  const { facts, last, sight, crossSight, now, priceReading, actedAgo } = props;
  const { cross } = facts;
  const net = cross === null ? null : crossAtRisk(cross);
  const domain = useRulerDomain(last / 2, anchorsOf(atRiskOf(facts)));
  const judged = facts.positions.map((position) => judgePosition(position, last)).sort(byRisk);
  const needle = needleFor(sight, last, priceReading, false, format);
  // Of more, each row says what its own ruler shows, and all of them stand on the page of positions.
  const listed = atRiskOf(facts).length > DRAWN_WHOLE ? [] : atRiskOf(facts);
  return (
    <section className="desk" aria-label={words.desk}>
      <AccountRow {...props} sight={net === null ? sight : worseSight(sight, crossSight)} domain={domain} />
      <LongList
        label={words.desk}
        keys={judged.map(({ position }) => position.id)}
        rowPx={ROW_PX}
        address={`/dashboard ${facts.account.id}`}
      >
        {(index) => {
          const one = judged[index];
          return one === undefined ? null : (
            <PositionRow
              judged={one}
              last={last}
              domain={domain}
              sight={sight}
              needle={needle}
              actedAgo={actedAgo.get(one.position.id) ?? null}
            />
          );
        }}
      </LongList>
      {cross === null || net === null ? null : (
        <LateCrossRow
          cross={cross}
          judged={judgePosition(net, last)}
          last={last}
          domain={domain}
          sight={crossSight}
          needle={needleFor(crossSight, last, priceReading, false, format)}
          now={now}
        />
      )}
      <div className="row scale">
        <div className="id" />
        <div className="axis">
          <RulerNumbers domain={domain} formatPrice={(price) => format.price(price * 2)} />
        </div>
        <div className="no" />
      </div>
      {listed.length === 0 ? null : (
        <RulerTable
          rows={listed.flatMap((position) =>
            positionMarks(position, format).map((mark) => ({
              subject: positionName(position, format),
              mark: mark.kind === "liq" ? words.liquidation : mark.name,
              price: mark.value,
            })),
          )}
        />
      )}
    </section>
  );
};
