"use client";

import Link from "next/link";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import { crossEntryWords } from "#ui/cross-guard/cross-guard-words.ts";
import { crossOrderWords, crossVanishWords, ordersReadWords } from "#ui/cross-guard/cross-order-words.ts";
import { crossGuardPath, crossHistoryPath } from "#ui/cross-guard/cross-paths.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import type { RulerDomain } from "#ui/kit/ruler/ruler-scale.ts";
import type { RulerNeedle } from "#ui/kit/ruler/ruler-types.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { crossProfit } from "#ui/positions/cross-profit.ts";
import { positionEdges, positionMarks, positionName, positionText } from "#ui/positions/position-ruler.ts";
import type { Judged } from "#ui/verdict/verdict.ts";
import { CROSS_ROW_WORDS, type CrossRowTable } from "./cross-row-words.ts";
import { CrossTag } from "./cross-tag.tsx";
import { DESK_WORDS } from "./desk-words.tsx";
import { RowFigures } from "./row-figures.tsx";
import { bandFor, marksFor, type Sight } from "./sight.ts";

export type CrossRowProps = {
  readonly cross: CrossView;
  readonly judged: Judged;
  readonly last: number;
  readonly domain: RulerDomain;
  readonly sight: Sight;
  readonly needle: RulerNeedle | null;
  readonly now: number;
  /** Whose it is, where positions of several accounts stand together. */
  readonly account?: string | null;
};

const readWords = (
  words: CrossRowTable,
  format: Format,
  { cross: { readAt, blindSince }, now }: Pick<CrossRowProps, "cross" | "now">,
): string => {
  if (readAt === null) return words.notRead;
  const ago = format.ago(Math.max(0, now - Date.parse(readAt)), readAt);
  return blindSince === null ? words.read(ago) : words.unreadable(ago);
};

const fundingWords = (words: CrossRowTable, format: Format, fundingPaid: number): string =>
  fundingPaid < 0
    ? words.fundingReceived(format.sats(-fundingPaid))
    : words.fundingPaid(format.sats(fundingPaid));

const MOST_SHOWN = 3;

/** What waits at the exchange, as far as a card has room; all of it stands on the page of the guard. */
const WaitingOrders = ({ cross: { orders, ordersReadAt }, now }: Pick<CrossRowProps, "cross" | "now">) => {
  const format = useFormat();
  const words = useWords(CROSS_ROW_WORDS);
  if (orders === null || ordersReadAt === null || orders.length === 0) return null;
  const more = orders.length - MOST_SHOWN;
  const ago = ordersReadWords(format, ordersReadAt, now);
  const shown = orders
    .slice(0, MOST_SHOWN)
    .map((order) => crossOrderWords(format, order))
    .join("; ");
  return (
    <p className="label" data-testid="cross-orders">
      {more > 0 ? words.moreOrders(ago, shown, more) : words.orders(ago, shown)}
    </p>
  );
};

/** The cross position on the shared axis, with how old its reading is. The whole row opens its guard. */
export const CrossRow = (props: CrossRowProps) => {
  const { cross, judged, last, domain, sight, needle, now, account = null } = props;
  const { position } = judged;
  const words = useWords(DESK_WORDS);
  const ofCross = useWords(CROSS_ROW_WORDS);
  const format = useFormat();
  return (
    <article className="row opens" data-testid="cross-row">
      <div className="id">
        <div className="ttl">
          <Link href={crossGuardPath(cross.accountId)} prefetch={false}>
            {positionName(position, format)}
          </Link>
          <span className="label">{format.leverage(cross.leverage)}</span>
        </div>
        {account === null ? null : <div className="label">{account}</div>}
        <div className="label">{words.entry(crossEntryWords(format, cross), format.sats(cross.margin))}</div>
        <div className="label">
          {fundingWords(ofCross, format, cross.fundingPaid)} · {readWords(ofCross, format, { cross, now })}
        </div>
        <CrossTag guard={cross.guard} isBlind={sight === "blind"} />
        {cross.guard === null ? null : (
          <Link
            className="link within"
            href={crossHistoryPath(cross.accountId)}
            prefetch={false}
            data-testid="cross-history"
          >
            {ofCross.changed}
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
