"use client";

import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { anchorsOf } from "#ui/dashboard/account-ruler.ts";
import { actedAgo } from "#ui/dashboard/acted-ago.ts";
import { CrossRow } from "#ui/dashboard/cross-row.tsx";
import { crossSightOf } from "#ui/dashboard/cross-sight-of.ts";
import { PositionRow } from "#ui/dashboard/position-row.tsx";
import { needleFor, type Sight, sightFor } from "#ui/dashboard/sight.ts";
import { Amount } from "#ui/format/amount.tsx";
import type { Format } from "#ui/format/format.ts";
import { MISSING } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { LongList } from "#ui/kit/long-list/long-list.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import { useRulerDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { atRiskOf, deriveVerdict } from "#ui/verdict/derive-verdict.ts";
import { readingsOf } from "#ui/verdict/reading-age.ts";
import { SIGHT_WORDS } from "#ui/verdict/sight-table.ts";
import type { AccountFacts, Verdict } from "#ui/verdict/verdict.ts";
import { VERDICT_GLYPHS } from "#ui/verdict/verdict-glyphs.ts";
import type { Listed, NetworkPositions } from "./listed-positions.ts";
import { POSITIONS_LIST_WORDS } from "./positions-list-words.ts";

/** About as high as a row with one line of protection. */
const ROW_PX = 124;

type Props = {
  readonly of: NetworkPositions;
  readonly now: number;
  readonly receipts: readonly ReceiptView[];
  /** Whether the trader has more accounts than one: then each row names its own. */
  readonly isNamed: boolean;
  readonly address: string;
};

type Seen = {
  readonly facts: AccountFacts;
  readonly verdict: Verdict;
  readonly sight: Sight;
  readonly crossSight: Sight;
};

const seenOf = (facts: AccountFacts, now: number, format: Format): Seen => {
  const verdict = deriveVerdict(facts, now, format);
  const { account } = facts;
  const sight = sightFor(verdict.kind, { account, readings: readingsOf(facts, now), now });
  return { facts, verdict, sight, crossSight: crossSightOf(facts, now) };
};

/** Of each account its verdict, and how old its positions are. */
const Accounts = ({ seen, now }: { readonly seen: readonly Seen[]; readonly now: number }) => {
  const words = useWords(POSITIONS_LIST_WORDS);
  const format = useFormat();
  return (
    <ul className="seen-accounts">
      {seen.map(({ facts, verdict }) => {
        const [, { ageMs, at, freshness }] = readingsOf(facts, now);
        const glyph = VERDICT_GLYPHS[verdict.kind];
        const { id, label } = facts.account;
        return (
          <li key={id} className={freshness === "fresh" ? undefined : "stale-num"}>
            {glyph === null ? null : <Glyph kind={glyph} />}{" "}
            {ageMs === null || at === null
              ? words.accountUnread(label, verdict.word)
              : words.account(label, verdict.word, format.ago(ageMs, at))}
          </li>
        );
      })}
    </ul>
  );
};

const Totals = ({
  of: { network, price, count, margin, profit },
  isApart,
}: {
  readonly of: NetworkPositions;
  readonly isApart: boolean;
}) => {
  const words = useWords(POSITIONS_LIST_WORDS);
  const format = useFormat();
  return (
    <section className="facts three" aria-label={words.list(network)} data-testid={`totals-${network}`}>
      <Fact label={words.open} figure={format.number(count)}>
        {isApart ? words.apart(network) : undefined}
      </Fact>
      <Fact label={words.margin} figure={<Amount sats={margin} />}>
        {price === null ? undefined : format.money(margin, price.last)}
      </Fact>
      <Fact label={words.profit} figure={profit === null ? MISSING : <Amount sats={profit} isSigned />}>
        {price === null || profit === null ? undefined : format.moneySigned(profit, price.last)}
      </Fact>
    </section>
  );
};

const Rows = ({
  of: { network, accounts, rows },
  last,
  seen,
  now,
  receipts,
  isNamed,
  address,
}: Omit<Props, "of"> & {
  readonly of: NetworkPositions;
  readonly last: number;
  readonly seen: readonly Seen[];
}) => {
  const words = useWords(POSITIONS_LIST_WORDS);
  const format = useFormat();
  const domain = useRulerDomain(last / 2, anchorsOf(accounts.flatMap(atRiskOf)));
  const acted = actedAgo(format, receipts, now);
  const ofAccount = new Map(seen.map((one) => [one.facts.account.id, one]));
  const show = ({ accountId, held }: Listed) => {
    const one = ofAccount.get(accountId);
    if (one === undefined) return null;
    const [price] = readingsOf(one.facts, now);
    const account = isNamed ? one.facts.account.label : null;
    const sight = held.kind === "cross" ? one.crossSight : one.sight;
    const shared = { last, domain, sight, account, needle: needleFor(sight, last, price, false, format) };
    return held.kind === "cross" ? (
      <CrossRow {...shared} cross={held.cross} judged={held.judged} now={now} />
    ) : (
      <PositionRow {...shared} judged={held.judged} actedAgo={acted.get(held.judged.position.id) ?? null} />
    );
  };
  return (
    <div className="desk">
      <div className="row scale">
        <div className="id" />
        <div className="axis">
          <RulerNumbers domain={domain} formatPrice={(price) => format.price(price * 2)} />
        </div>
        <div className="no" />
      </div>
      <LongList
        label={words.list(network)}
        keys={rows.map(({ key }) => key)}
        rowPx={ROW_PX}
        address={`${address} ${network}`}
      >
        {(index) => {
          const row = rows[index];
          return row === undefined ? null : show(row);
        }}
      </LongList>
    </div>
  );
};

/** The positions of one network on one scale, under what they come to. */
export const NetworkList = (props: Props & { readonly isApart: boolean }) => {
  const { of, now, isApart } = props;
  const { unread } = useWords(SIGHT_WORDS);
  const format = useFormat();
  const seen = of.accounts.map((facts) => seenOf(facts, now, format));
  return (
    <section>
      {isApart ? <h2 className="section-name">{of.network}</h2> : null}
      <Accounts seen={seen} now={now} />
      <Totals of={of} isApart={isApart} />
      {of.price === null ? <p className="dim">{unread.price}</p> : null}
      {of.price === null || of.rows.length === 0 ? null : (
        <Rows {...props} last={of.price.last} seen={seen} />
      )}
    </section>
  );
};
