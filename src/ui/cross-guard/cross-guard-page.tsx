"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { crossSightOf } from "#ui/dashboard/cross-sight-of.ts";
import { OfAccount } from "#ui/dashboard/of-account.tsx";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { GUARD_PAGE_WORDS } from "#ui/guard/guard-page-words.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { positionName, positionNameInline } from "#ui/positions/position-ruler.ts";
import { PriceReferences } from "#ui/price-field/price-reference.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { readingsOf } from "#ui/verdict/reading-age.ts";
import type { AccountFacts } from "#ui/verdict/verdict.ts";
import { CrossEditor } from "./cross-editor.tsx";
import { CrossFacts } from "./cross-facts.tsx";
import { CrossHand } from "./cross-hand.tsx";
import { CrossOrders } from "./cross-orders.tsx";
import { CROSS_PAGE_WORDS } from "./cross-page-words.ts";
import { crossHistoryPath } from "./cross-paths.ts";
import { CrossStandingOnly } from "./cross-standing.tsx";

type SeenProps = {
  readonly facts: AccountFacts;
  readonly driver: Overview["driver"];
  readonly now: number;
};

type HeadProps = {
  readonly accountId: string;
  readonly name: string;
  readonly title: string;
  readonly children?: ReactNode;
};

const Head = ({ accountId, name, title, children }: HeadProps) => {
  const { home, history } = useWords(GUARD_PAGE_WORDS);
  const { page } = useWords(CROSS_PAGE_WORDS);
  return (
    <div className="head">
      <div>
        <div className="label crumbs">
          <Link href="/dashboard">{home}</Link> / {name} / {page}
        </div>
        <h1>{title}</h1>
        {children}
      </div>
      <div className="ways">
        <Link className="btn" href={crossHistoryPath(accountId)} data-testid="open-history">
          {history}
        </Link>
      </div>
    </div>
  );
};

const MayNotAct = () => {
  const words = useWords(CROSS_PAGE_WORDS);
  return (
    <Note glyph="held" title={words.mayNotAct}>
      <p>
        {words.scopes} <Link href="/connect">{words.connect}</Link>
      </p>
    </Note>
  );
};

const Blind = ({ cross }: { readonly cross: CrossView }) => {
  const words = useWords(CROSS_PAGE_WORDS);
  return cross.blindSince === null ? null : (
    <Note glyph="blind" title={words.blind}>
      <p>
        {cross.blindReason ?? words.didNotAnswer} {words.lastFigures}
      </p>
    </Note>
  );
};

const agoOf = (format: Format, readAt: string, now: number): string =>
  format.ago(Math.max(0, now - Date.parse(readAt)), readAt);

/** No position to guard: what lies in the margin, and the guard that waits, if there is one. */
const Flat = ({ facts: { account, cross }, now }: SeenProps) => {
  const words = useWords(CROSS_PAGE_WORDS);
  const format = useFormat();
  const { mayRead, mayAct } = crossPermissions(account.permissions);
  return (
    <>
      <Head accountId={account.id} name={account.label} title={words.page}>
        <p className="dim">
          {cross === null || cross.readAt === null
            ? words.notRead
            : words.flat(format.sats(cross.margin), agoOf(format, cross.readAt, now))}
        </p>
      </Head>
      {cross === null ? null : <Blind cross={cross} />}
      {mayAct ? null : <MayNotAct />}
      {cross === null ? null : <CrossStandingOnly cross={cross} />}
      {cross === null || (cross.guard === null && !mayRead) ? null : (
        <CrossOrders account={account} cross={cross} now={now} />
      )}
      <CrossHand account={account} />
    </>
  );
};

const Seen = ({ facts, driver, now }: SeenProps) => {
  const words = useWords(CROSS_PAGE_WORDS);
  const { title } = useWords(GUARD_PAGE_WORDS);
  const format = useFormat();
  const { account, cross, price } = facts;
  const position = cross === null ? null : crossAtRisk(cross);
  if (cross === null || position === null || price === null)
    return <Flat facts={facts} driver={driver} now={now} />;
  const mayAct = crossPermissions(account.permissions).mayAct;
  const readings = readingsOf(facts, now);
  return (
    <>
      <Head
        accountId={account.id}
        name={positionName(position, format)}
        title={title(positionNameInline(position, format))}
      >
        <p className="dim">
          {words.readOf(account.label, cross.readAt === null ? null : agoOf(format, cross.readAt, now))}
        </p>
      </Head>
      <Blind cross={cross} />
      <CrossFacts
        account={account}
        cross={cross}
        position={position}
        last={price.last}
        sight={crossSightOf(facts, now)}
        priceReading={readings[0]}
        now={now}
      />
      {mayAct ? (
        <PriceReferences
          reference={{ last: price.last, liquidation: position.liquidation, entry: position.entryPrice }}
        >
          <CrossEditor key={account.id} cross={cross} position={position} driver={driver} last={price.last} />
        </PriceReferences>
      ) : (
        <>
          <MayNotAct />
          <CrossStandingOnly cross={cross} />
        </>
      )}
      <CrossHand account={account} />
    </>
  );
};

/** The cross position of one account and its guard. */
export const CrossGuardPage = ({ accountId }: { readonly accountId: string }) => {
  const { page } = useWords(CROSS_PAGE_WORDS);
  return (
    <div className="wrap decide">
      <TopLine />
      <OfAccount accountId={accountId} page={page}>
        {(facts, seen) => <Seen facts={facts} {...seen} />}
      </OfAccount>
    </div>
  );
};
