"use client";

import Link from "next/link";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { PositionRuler, positionSight } from "#ui/positions/own-ruler.tsx";
import { positionName, positionNameInline } from "#ui/positions/position-ruler.ts";
import { PositionWaiting } from "#ui/positions/position-waiting.tsx";
import { usePosition } from "#ui/positions/use-position.ts";
import { PriceReferences } from "#ui/price-field/price-reference.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import type { StopKind } from "./exit-draft.ts";
import { EXIT_PAGE_WORDS } from "./exit-page-words.ts";
import { ExitsEditor } from "./exits-editor.tsx";
import { SightNote } from "./sight-note.tsx";

type Props = {
  readonly positionId: string;
  /** The kind of stop that is to be looked at first; null for the one that stands. */
  readonly stop: StopKind | null;
};

/** The exits of one position. */
export const ExitsPage = ({ positionId, stop }: Props) => {
  const words = useWords(EXIT_PAGE_WORDS);
  const format = useFormat();
  const state = usePosition(positionId);
  if (state.kind !== "seen") {
    return (
      <div className="wrap decide">
        <TopLine />
        <PositionWaiting state={state} />
      </div>
    );
  }
  const { account, position, price, readings } = state;
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
            / {words.exits}
          </div>
          <h1>{words.exitsOf(positionNameInline(position, format))}</h1>
        </div>
        <div className="ways">
          <Link
            className="btn"
            href={`/positions/${encodeURIComponent(position.id)}/history`}
            data-testid="open-history"
          >
            {words.history}
          </Link>
        </div>
      </div>
      <SightNote sight={positionSight(state)} account={account} readings={readings} />
      <PositionRuler seen={state} />
      <PriceReferences
        reference={{ last: price.last, liquidation: position.liquidation, entry: position.entryPrice }}
      >
        <ExitsEditor key={`${position.id} ${stop}`} stop={stop} position={position} last={price.last} />
      </PriceReferences>
    </div>
  );
};
