"use client";

import Link from "next/link";
import { driverByReaction } from "#domain/notifications/reaction-time.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { positionSight } from "#ui/positions/own-ruler.tsx";
import { positionName, positionNameInline } from "#ui/positions/position-ruler.ts";
import { PositionWaiting } from "#ui/positions/position-waiting.tsx";
import { usePosition } from "#ui/positions/use-position.ts";
import { PriceReferences } from "#ui/price-field/price-reference.tsx";
import { ReservePanel } from "#ui/reserve/reserve-panel.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { WayBack } from "#ui/welcome/way-back.tsx";
import { GuardEditor } from "./guard-editor.tsx";
import { GUARD_PAGE_WORDS } from "./guard-page-words.ts";
import { fundingBeside } from "./guard-preview.ts";
import { useReaction } from "./use-reaction.ts";

/** The guard of one position. */
export const GuardPage = ({ positionId }: { readonly positionId: string }) => {
  const words = useWords(GUARD_PAGE_WORDS);
  const format = useFormat();
  const state = usePosition(positionId);
  const seen = useReaction();
  if (state.kind !== "seen") {
    return (
      <div className="wrap decide">
        <TopLine />
        <PositionWaiting state={state} />
      </div>
    );
  }
  const { account, position, price, driver, readings } = state;
  return (
    <div className="wrap decide">
      <TopLine />
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/dashboard">{words.home}</Link> /{" "}
            <Link href={`/positions/${encodeURIComponent(position.id)}`}>
              {positionName(position, format)}
            </Link>{" "}
            / {words.page}
          </div>
          <h1>{words.title(positionNameInline(position, format))}</h1>
        </div>
        <div className="ways">
          <WayBack />
          <Link className="btn" href="/automations/guard-plan">
            {words.oneForAll}
          </Link>
          <Link
            className="btn"
            href={`/positions/${encodeURIComponent(position.id)}/history`}
            data-testid="open-history"
          >
            {words.history}
          </Link>
        </div>
      </div>
      {seen.isKnown ? (
        <PriceReferences
          reference={{ last: price.last, liquidation: position.liquidation, entry: position.entryPrice }}
        >
          <GuardEditor
            key={position.id}
            account={account}
            position={position}
            driver={driverByReaction(driver, seen.reaction)}
            reaction={seen.reaction}
            last={price.last}
            price={price}
            funding={fundingBeside(price)}
            priceReading={readings[0]}
          />
        </PriceReferences>
      ) : (
        <p className="dim">{words.readingReaction}</p>
      )}
      <ReservePanel position={position} account={account} sight={positionSight(state)} />
    </div>
  );
};
