"use client";

import Link from "next/link";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import { crossEntryWords, crossGuardPath, crossHistoryPath } from "#ui/cross-guard/cross-guard-words.ts";
import { crossOrderWords, crossVanishWords, ordersReadWords } from "#ui/cross-guard/cross-order-words.ts";
import { format } from "#ui/format/format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import type { RulerDomain } from "#ui/kit/ruler/ruler-scale.ts";
import type { RulerNeedle } from "#ui/kit/ruler/ruler-types.ts";
import { crossProfit } from "#ui/positions/cross-profit.ts";
import { positionEdges, positionMarks, positionName, positionText } from "#ui/positions/position-ruler.ts";
import type { Judged } from "#ui/verdict/verdict.ts";
import { CrossTag } from "./cross-tag.tsx";
import { RowFigures } from "./row-figures.tsx";
import { bandFor, marksFor, type Sight } from "./sight.ts";

type Props = {
  readonly cross: CrossView;
  readonly judged: Judged;
  readonly last: number;
  readonly domain: RulerDomain;
  readonly sight: Sight;
  readonly needle: RulerNeedle | null;
  readonly now: number;
};

const readWords = ({ readAt, blindSince }: CrossView, now: number): string => {
  if (readAt === null) return "not read yet";
  const read = `read ${format.ago(Math.max(0, now - Date.parse(readAt)), readAt)}`;
  return blindSince === null ? read : `${read}, cannot be read now`;
};

const fundingWords = (fundingPaid: number): string =>
  fundingPaid < 0
    ? `${format.sats(-fundingPaid)} of funding received`
    : `${format.sats(fundingPaid)} of funding paid`;

const MOST_SHOWN = 3;

/** What waits at the exchange, as far as a card has room; all of it stands on the page of the guard. */
const WaitingOrders = ({ cross: { orders, ordersReadAt }, now }: Pick<Props, "cross" | "now">) => {
  if (orders === null || ordersReadAt === null || orders.length === 0) return null;
  const more = orders.length - MOST_SHOWN;
  return (
    <p className="label" data-testid="cross-orders">
      Waits at LN Markets, read {ordersReadWords(format, ordersReadAt, now)}:{" "}
      {orders
        .slice(0, MOST_SHOWN)
        .map((order) => crossOrderWords(format, order))
        .join("; ")}
      {more > 0 ? `; and ${more} more` : ""}.
    </p>
  );
};

/** The cross position on the shared axis, with how old its reading is. The whole row opens its guard. */
export const CrossRow = (props: Props) => {
  const { cross, judged, last, domain, sight, needle, now } = props;
  const { position } = judged;
  return (
    <article className="row opens" data-testid="cross-row">
      <div className="id">
        <div className="ttl">
          <Link href={crossGuardPath(cross.accountId)}>{positionName(position, format)}</Link>
          <span className="label">{format.leverage(cross.leverage)}</span>
        </div>
        <div className="label">
          Entry {crossEntryWords(format, cross)} · margin {format.sats(cross.margin)}
        </div>
        <div className="label">
          {fundingWords(cross.fundingPaid)} · {readWords(cross, now)}
        </div>
        <CrossTag guard={cross.guard} isBlind={sight === "blind"} />
        {cross.guard === null ? null : (
          <Link className="link within" href={crossHistoryPath(cross.accountId)} data-testid="cross-history">
            What was changed
          </Link>
        )}
        <WaitingOrders cross={cross} now={now} />
        <p className="vanish label" data-testid="cross-vanish">
          {crossVanishWords(format, cross.ifWeVanish)}
        </p>
      </div>
      <Ruler
        domain={domain}
        size="row"
        text={positionText(position, last, format)}
        band={bandFor(sight, domain, positionEdges(position))}
        marks={marksFor(sight, positionMarks(position, format))}
        needle={needle}
      />
      <RowFigures of="cross" judged={judged} profit={crossProfit(cross, last)} last={last} sight={sight} />
    </article>
  );
};
