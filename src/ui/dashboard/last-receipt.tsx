import Link from "next/link";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { glyphOf } from "#ui/activity/outcome-words.ts";
import { format } from "#ui/format/format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";

type Props = { readonly receipt: ReceiptView };

/** The last thing that happened, with its profit and loss, and the way to its receipt. */
export const LastReceipt = ({ receipt }: Props) => (
  <div className="last" data-testid="last-receipt">
    <Glyph kind={glyphOf(receipt)} />
    <span>
      <MovedWords text={receipt.title} />{" "}
      <span className="dim nowrap">{format.clockSeconds(receipt.at)}</span>
      {receipt.amount === null || receipt.pl === null ? null : (
        <span className="dim"> · P&amp;L then {format.satsSigned(receipt.pl)}</span>
      )}
    </span>
    <Link className="more" href={`/activity?receipt=${receipt.id}`}>
      Open receipt
    </Link>
  </div>
);
