"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { crossSightOf } from "#ui/dashboard/cross-sight-of.ts";
import { OfAccount } from "#ui/dashboard/of-account.tsx";
import { format } from "#ui/format/format.ts";
import { Note } from "#ui/kit/note.tsx";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { positionName, positionNameInline } from "#ui/positions/position-ruler.ts";
import { PriceReferences } from "#ui/price-field/price-reference.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { readingsOf } from "#ui/verdict/reading-age.ts";
import type { AccountFacts } from "#ui/verdict/verdict.ts";
import { CrossEditor } from "./cross-editor.tsx";
import { CrossFacts } from "./cross-facts.tsx";
import { crossHistoryPath } from "./cross-guard-words.ts";
import { CrossOrders } from "./cross-orders.tsx";
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

const Head = ({ accountId, name, title, children }: HeadProps) => (
  <div className="head">
    <div>
      <div className="label crumbs">
        <Link href="/dashboard">Home</Link> / {name} / Cross guard
      </div>
      <h1>{title}</h1>
      {children}
    </div>
    <div className="ways">
      <Link className="btn" href={crossHistoryPath(accountId)} data-testid="open-history">
        History
      </Link>
    </div>
  </div>
);

const MayNotAct = () => (
  <Note glyph="held" title="This key may not act on the cross margin">
    <p>
      A guard there needs the scopes futures:cross:read and futures:cross:write.{" "}
      <Link href="/connect">Connect a key that has them</Link>
    </p>
  </Note>
);

const Blind = ({ cross }: { readonly cross: CrossView }) =>
  cross.blindSince === null ? null : (
    <Note glyph="blind" title="The cross margin cannot be read now">
      <p>
        {cross.blindReason ?? "The exchange did not answer."} These are the last figures; no guard can act on
        it.
      </p>
    </Note>
  );

const readWords = ({ readAt }: CrossView, now: number): string =>
  readAt === null ? "not read yet" : `read ${format.ago(Math.max(0, now - Date.parse(readAt)), readAt)}`;

/** No position to guard: what lies in the margin, and the guard that waits, if there is one. */
const Flat = ({ facts: { account, cross }, now }: SeenProps) => (
  <>
    <Head accountId={account.id} name={account.label} title="Cross guard">
      <p className="dim">
        {cross === null || cross.readAt === null
          ? "The cross margin has not been read yet."
          : `There is no cross position: ${format.sats(cross.margin)} lie in the cross margin, ${readWords(cross, now)}. A guard is armed on a position; one that stands waits for the next.`}
      </p>
    </Head>
    {cross === null ? null : <Blind cross={cross} />}
    {crossPermissions(account.permissions).mayAct ? null : <MayNotAct />}
    {cross === null ? null : <CrossStandingOnly cross={cross} />}
    {cross === null || cross.guard === null ? null : <CrossOrders cross={cross} now={now} />}
  </>
);

const Seen = ({ facts, driver, now }: SeenProps) => {
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
        title={`Guard for ${positionNameInline(position, format)}`}
      >
        <p className="dim">
          {account.label}, {readWords(cross, now)}
        </p>
      </Head>
      <Blind cross={cross} />
      <CrossFacts
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
    </>
  );
};

/** The cross position of one account and its guard. */
export const CrossGuardPage = ({ accountId }: { readonly accountId: string }) => (
  <div className="wrap decide">
    <TopLine />
    <OfAccount accountId={accountId} page="Cross guard">
      {(facts, seen) => <Seen facts={facts} {...seen} />}
    </OfAccount>
  </div>
);
