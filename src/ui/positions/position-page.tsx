"use client";

import Link from "next/link";
import { PositionActions } from "#ui/actions/position-actions.tsx";
import type { PositionDeed } from "#ui/actions/use-action-sheet.ts";
import { useReceiptsOf } from "#ui/activity/use-receipts-of.ts";
import { chartLines } from "#ui/chart/chart-lines.ts";
import { ghostLines } from "#ui/chart/ghost-lines.ts";
import { LazyChart } from "#ui/chart/lazy-chart.tsx";
import { LastReceipt } from "#ui/dashboard/last-receipt.tsx";
import { OverviewTrouble } from "#ui/dashboard/overview-trouble.tsx";
import { PositionTags } from "#ui/dashboard/position-tags.tsx";
import { ExitsSummary } from "#ui/exits/exits-summary.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { fundingBeside } from "#ui/guard/guard-preview.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { ReservePanel } from "#ui/reserve/reserve-panel.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { candleSource } from "./candle-source.ts";
import { PositionRuler, positionSight } from "./own-ruler.tsx";
import { PositionFigures } from "./position-figures.tsx";
import { positionName } from "./position-ruler.ts";
import { PositionWaiting } from "./position-waiting.tsx";
import { POSITION_WORDS } from "./position-words.ts";
import { useDeedInAddress } from "./use-deed-in-address.ts";
import { type PositionSeen, usePosition } from "./use-position.ts";

type SeenProps = { readonly seen: PositionSeen; readonly deed: PositionDeed | null };

const Seen = ({ seen, deed }: SeenProps) => {
  const words = useWords(POSITION_WORDS);
  const format = useFormat();
  const { position, price, account, readings } = seen;
  const own = useReceiptsOf(position.id);
  const latest = own[0] ?? null;
  const [, read] = readings;
  useDeedInAddress(deed, account, position);
  return (
    <>
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/dashboard">{words.home}</Link> /{" "}
            {read.ageMs === null || read.at === null
              ? words.crumb.unread
              : words.crumb.read(format.ago(read.ageMs, read.at))}
          </div>
          <h1>{positionName(position, format)}</h1>
          <PositionTags position={position} actedAgo={null} isBlind={positionSight(seen) === "blind"} />
        </div>
        <div className="ways">
          <Link
            className="btn"
            href={`/positions/${encodeURIComponent(position.id)}/exits`}
            data-testid="open-exits"
          >
            {position.exits.length === 0 ? words.exits.set : words.exits.change}
          </Link>
          <Link
            className={position.guard === null ? "btn primary" : "btn"}
            href={`/positions/${encodeURIComponent(position.id)}/guard`}
            data-testid="open-guard"
          >
            {position.guard === null ? words.guardWay.set : words.guardWay.change}
          </Link>
        </div>
      </div>
      <PositionRuler seen={seen} />
      <PositionFigures position={position} last={price.last} />
      <PositionActions account={account} position={position} />
      <ExitsSummary position={position} last={price.last} />
      <ReservePanel position={position} account={account} sight={positionSight(seen)} />
      {latest === null ? null : <LastReceipt receipt={latest} />}
      <LazyChart
        price={price}
        lines={[...chartLines(position, price, account.balance), ...ghostLines(position, price.last)]}
        receipts={own}
        holding={{ position, last: price.last, balance: account.balance, funding: fundingBeside(price) }}
        source={candleSource(format, price)}
      />
    </>
  );
};

type Props = {
  readonly positionId: string;
  /** What its address asks for, as a notification's button does; its sheet is opened, and nothing is done. */
  readonly deed: PositionDeed | null;
};

/** One position: ruler, figures, what happened last, and the chart. */
export const PositionPage = ({ positionId, deed }: Props) => {
  const state = usePosition(positionId);
  return (
    <div className="wrap">
      <TopLine />
      {state.kind === "seen" ? (
        <>
          <OverviewTrouble />
          <Seen seen={state} deed={deed} />
        </>
      ) : (
        <PositionWaiting state={state} />
      )}
    </div>
  );
};
