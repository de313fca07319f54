"use client";

import Link from "next/link";
import { format } from "#ui/format/format.ts";
import { positionName, positionNameInline } from "#ui/positions/position-ruler.ts";
import { PositionWaiting } from "#ui/positions/position-waiting.tsx";
import { type PositionSeen, usePosition } from "#ui/positions/use-position.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { HistoryChapters } from "./history-chapters.tsx";

const Seen = ({ position }: Pick<PositionSeen, "position">) => {
  const subject = { on: "position", positionId: position.id } as const;
  const path = `/positions/${encodeURIComponent(position.id)}`;
  return (
    <>
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/dashboard">Home</Link> / <Link href={path}>{positionName(position, format)}</Link> /
            History
          </div>
          <h1>History of {positionNameInline(position, format)}</h1>
        </div>
        <div className="ways">
          <Link className="btn" href={`${path}/exits`}>
            Exits
          </Link>
          <Link className="btn" href={`${path}/guard`}>
            Guard
          </Link>
        </div>
      </div>
      <HistoryChapters on={{ accountId: position.accountId, subject }} />
    </>
  );
};

/** What was done to the automations of one position, and what can be done with them as a whole. */
export const HistoryPage = ({ positionId }: { readonly positionId: string }) => {
  const state = usePosition(positionId);
  return (
    <div className="wrap decide history">
      <TopLine />
      {state.kind === "seen" ? (
        <Seen key={state.position.id} position={state.position} />
      ) : (
        <PositionWaiting state={state} />
      )}
    </div>
  );
};
