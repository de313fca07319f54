import Link from "next/link";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { glyphOf } from "#ui/activity/receipt-glyphs.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.tsx";

type Props = { readonly receipt: ReceiptView };

/** The last thing that happened, with its profit and loss, and the way to its receipt. */
export const LastReceipt = ({ receipt }: Props) => {
  const words = useWords(DASHBOARD_WORDS);
  const format = useFormat();
  return (
    <div className="last" data-testid="last-receipt">
      <Glyph kind={glyphOf(receipt)} />
      <span>
        <MovedWords text={receipt.title} />{" "}
        <span className="dim nowrap">{format.clockSeconds(receipt.at)}</span>
        {receipt.amount === null || receipt.pl === null ? null : (
          <span className="dim"> · {words.profitThen(format.satsSigned(receipt.pl))}</span>
        )}
      </span>
      <Link className="more" href={`/activity?receipt=${receipt.id}`} prefetch={false}>
        {words.openReceipt}
      </Link>
    </div>
  );
};
