"use client";

import Link from "next/link";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import type { RulerDomain } from "#ui/kit/ruler/ruler-scale.ts";
import type { RulerNeedle } from "#ui/kit/ruler/ruler-types.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { openProfit } from "#ui/positions/open-profit.ts";
import { positionEdges, positionMarks, positionName, positionText } from "#ui/positions/position-ruler.ts";
import { VanishLine } from "#ui/positions/vanish-line.tsx";
import type { Judged } from "#ui/verdict/verdict.ts";
import { DESK_WORDS } from "./desk-words.tsx";
import { PositionTags } from "./position-tags.tsx";
import { RowFigures } from "./row-figures.tsx";
import { bandFor, marksFor, type Sight } from "./sight.ts";

type Props = {
  readonly judged: Judged<PositionView>;
  readonly last: number;
  readonly domain: RulerDomain;
  readonly sight: Sight;
  readonly needle: RulerNeedle | null;
  readonly actedAgo: string | null;
  /** Whose it is, where positions of several accounts stand together. */
  readonly account?: string | null;
};

/** One position on the shared axis. The whole row opens it. */
export const PositionRow = ({ judged, last, domain, sight, needle, actedAgo, account = null }: Props) => {
  const { position } = judged;
  const words = useWords(DESK_WORDS);
  const format = useFormat();
  return (
    <article className="row opens" data-testid="position-row">
      <div className="id">
        <div className="ttl">
          <Link href={`/positions/${encodeURIComponent(position.id)}`} prefetch={false}>
            {positionName(position, format)}
          </Link>
          <span className="label">{format.leverage(position.leverage)}</span>
        </div>
        {account === null ? null : <div className="label">{account}</div>}
        <div className="label">
          {words.entry(format.price(position.entryPrice), format.sats(position.margin))}
        </div>
        <PositionTags position={position} actedAgo={actedAgo} isBlind={sight === "blind"} />
        <VanishLine position={position} />
      </div>
      <Ruler
        domain={domain}
        size="row"
        text={positionText(position, last, format)}
        band={bandFor(sight, domain, positionEdges(position))}
        marks={marksFor(sight, positionMarks(position, format))}
        needle={needle}
      />
      <RowFigures
        of="position"
        judged={judged}
        profit={openProfit(position, { last })}
        last={last}
        sight={sight}
      />
    </article>
  );
};
