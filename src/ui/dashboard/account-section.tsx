"use client";

import Link from "next/link";
import { byRisk } from "#domain/verdict/judge-position.ts";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { AccountActions } from "#ui/actions/account-actions.tsx";
import { mayTrade } from "#ui/actions/may-trade.ts";
import { crossGuardPath } from "#ui/cross-guard/cross-paths.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Note } from "#ui/kit/note.tsx";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { useRulerDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { wholeBand } from "#ui/kit/ruler/whole-band.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import type { AtRisk } from "#ui/positions/position-risk.ts";
import { positionNameInline } from "#ui/positions/position-ruler.ts";
import { allReadingsOf, atRiskOf, deriveVerdict, judgePosition } from "#ui/verdict/derive-verdict.ts";
import { type Reading, readingsOf } from "#ui/verdict/reading-age.ts";
import { SIGHT_WORDS } from "#ui/verdict/sight-table.ts";
import type { AccountFacts } from "#ui/verdict/verdict.ts";
import { VerdictHead } from "#ui/verdict/verdict-head.tsx";
import { AccountFigures } from "./account-figures.tsx";
import { actedAgo } from "./acted-ago.ts";
import { crossSightOf } from "./cross-sight-of.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.tsx";
import { Desk } from "./desk.tsx";
import { FlatCross } from "./flat-cross.tsx";
import { needleFor, type Sight, sightFor } from "./sight.ts";

type Props = {
  readonly facts: AccountFacts;
  readonly now: number;
  readonly receipts: readonly ReceiptView[];
};

/** No positions: the live price on the ruler, and nothing made up around it. */
const EmptyRuler = ({
  last,
  sight,
  price,
}: {
  readonly last: number;
  readonly sight: Sight;
  readonly price: Reading;
}) => {
  const words = useWords(DASHBOARD_WORDS);
  const format = useFormat();
  const domain = useRulerDomain(last / 2, []);
  return (
    <section className="lone" aria-label={words.price}>
      <Ruler
        domain={domain}
        size="plain"
        text={words.emptyRuler(format.price(last))}
        band={wholeBand(domain, sight === "fresh" ? "plain" : "blind")}
        marks={[]}
        needle={needleFor(sight, last, price, true, format)}
      />
    </section>
  );
};

type Bare = { readonly position: AtRisk; readonly href: string };

/** What to do first: of the positions that nothing protects, the one nearest to its liquidation. */
const bareOf = ({ account, positions, cross, price }: AccountFacts): Bare | null => {
  const net = cross === null || !mayTrade(account, "cross") ? null : crossAtRisk(cross);
  const bare: readonly Bare[] = [
    ...positions.map((position) => ({
      position,
      href: `/positions/${encodeURIComponent(position.id)}/guard`,
    })),
    ...(net === null ? [] : [{ position: net, href: crossGuardPath(account.id) }]),
  ].filter(({ position: { guard, stopLoss } }) => guard === null && stopLoss === null);
  if (price === null) return bare[0] ?? null;
  const judged = bare.map((one) => ({ ...one, ...judgePosition(one.position, price.last) }));
  return judged.sort(byRisk)[0] ?? null;
};

const RefusedKey = () => {
  const { title, text } = useWords(DASHBOARD_WORDS).refusedKey;
  return (
    <Note glyph="danger" title={title}>
      <p>
        {text((way) => (
          <Link href="/connect">{way}</Link>
        ))}
      </p>
    </Note>
  );
};

/** One account: verdict, ruler, figures. */
export const AccountSection = ({ facts, now, receipts }: Props) => {
  const { account, price, positions, cross } = facts;
  const { exchange } = useWords(SIGHT_WORDS);
  const words = useWords(DASHBOARD_WORDS);
  const format = useFormat();
  const isBusy = atRiskOf(facts).length > 0;
  const verdict = deriveVerdict(facts, now, format);
  const readings = readingsOf(facts, now);
  const [priceReading] = readings;
  const sight = sightFor(verdict.kind, { account, readings, now });
  const bare = bareOf(facts);
  return (
    <>
      {account.status === "unauthorized" ? <RefusedKey /> : null}
      <VerdictHead verdict={verdict} readings={allReadingsOf(facts, now)} source={exchange[account.network]}>
        {bare === null ? null : (
          <div className="acts">
            <Link className="btn primary" href={bare.href} prefetch={false} data-testid="guard-first">
              {words.guardFirst(positionNameInline(bare.position, format))}
            </Link>
          </div>
        )}
      </VerdictHead>
      {price !== null && isBusy ? (
        <>
          <Desk
            facts={facts}
            last={price.last}
            sight={sight}
            crossSight={crossSightOf(facts, now)}
            now={now}
            priceReading={priceReading}
            actedAgo={actedAgo(format, receipts, now)}
          />
          <AccountFigures account={account} price={price} positions={positions} cross={cross} now={now} />
        </>
      ) : null}
      {price !== null && !isBusy ? <EmptyRuler last={price.last} sight={sight} price={priceReading} /> : null}
      <FlatCross cross={cross} now={now} />
      <AccountActions account={account} open={positions.length} />
    </>
  );
};
