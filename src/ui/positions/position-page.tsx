"use client";

import Link from "next/link";
import { PositionActions } from "#ui/actions/position-actions.tsx";
import { useRecentReceipts } from "#ui/activity/use-recent-receipts.ts";
import { chartLines } from "#ui/chart/chart-lines.ts";
import { PositionChart } from "#ui/chart/position-chart.tsx";
import { LastReceipt } from "#ui/dashboard/last-receipt.tsx";
import { PositionTags } from "#ui/dashboard/position-tags.tsx";
import { ExitsSummary } from "#ui/exits/exits-summary.tsx";
import { format } from "#ui/format/format.ts";
import { ReservePanel } from "#ui/reserve/reserve-panel.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { exchangeName } from "#ui/verdict/verdict-words.ts";
import { PositionRuler, positionSight } from "./own-ruler.tsx";
import { PositionFigures } from "./position-figures.tsx";
import { positionName } from "./position-ruler.ts";
import { PositionWaiting } from "./position-waiting.tsx";
import { type PositionSeen, usePosition } from "./use-position.ts";

const Seen = ({ seen }: { readonly seen: PositionSeen }) => {
  const { position, price, account, readings } = seen;
  const receipts = useRecentReceipts() ?? [];
  const latest = receipts.find(({ positionId }) => positionId === position.id) ?? null;
  const [, read] = readings;
  return (
    <>
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/dashboard">Home</Link> / Position, read{" "}
            {read.ageMs === null || read.at === null ? "not yet" : format.ago(read.ageMs, read.at)}
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
            {position.exits.length === 0 ? "Set exits" : "Change the exits"}
          </Link>
          <Link
            className={position.guard === null ? "btn primary" : "btn"}
            href={`/positions/${encodeURIComponent(position.id)}/guard`}
            data-testid="open-guard"
          >
            {position.guard === null ? "Set a guard" : "Change the guard"}
          </Link>
        </div>
      </div>
      <PositionRuler seen={seen} />
      <PositionFigures position={position} last={price.last} />
      <PositionActions account={account} position={position} />
      <ExitsSummary position={position} last={price.last} />
      <ReservePanel position={position} account={account} sight={positionSight(seen)} />
      {latest === null ? null : <LastReceipt receipt={latest} />}
      <PositionChart
        network={account.network}
        lines={chartLines(position, price, account.balance)}
        source={price.provenance ?? `${exchangeName(account)} candles`}
      />
    </>
  );
};

/** One position: ruler, figures, what happened last, and the chart. */
export const PositionPage = ({ positionId }: { readonly positionId: string }) => {
  const state = usePosition(positionId);
  return (
    <div className="wrap">
      <TopLine />
      {state.kind === "seen" ? <Seen seen={state} /> : <PositionWaiting state={state} />}
    </div>
  );
};
