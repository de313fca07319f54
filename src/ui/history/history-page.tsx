"use client";

import Link from "next/link";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { positionName, positionNameInline } from "#ui/positions/position-ruler.ts";
import { PositionWaiting } from "#ui/positions/position-waiting.tsx";
import { type PositionSeen, usePosition } from "#ui/positions/use-position.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { HistoryChapters } from "./history-chapters.tsx";
import { HISTORY_WORDS } from "./history-words.ts";

const Seen = ({ position }: Pick<PositionSeen, "position">) => {
  const words = useWords(HISTORY_WORDS);
  const format = useFormat();
  const subject = { on: "position", positionId: position.id } as const;
  const path = `/positions/${encodeURIComponent(position.id)}`;
  return (
    <>
      <div className="head">
        <div>
          <div className="label crumbs">
            <Link href="/dashboard">{words.home}</Link> /{" "}
            <Link href={path}>{positionName(position, format)}</Link> / {words.history}
          </div>
          <h1>{words.ofPosition(positionNameInline(position, format))}</h1>
        </div>
        <div className="ways">
          <Link className="btn" href={`${path}/exits`}>
            {words.exits}
          </Link>
          <Link className="btn" href={`${path}/guard`}>
            {words.guard}
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
