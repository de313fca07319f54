"use client";

import type { ReEvaluationView } from "#server/trpc/schemas/receipts.ts";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { Receipt } from "#ui/activity/receipt.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";

type Props = { readonly receipt: ReceiptView; readonly again: ReEvaluationView };

/** A receipt as the product shows it, under what came of taking its decision again. */
export const LandingReceipt = ({ receipt, again }: Props) => (
  <>
    <p className="again" data-testid="re-evaluation">
      <Glyph kind={again.kind === "matches" ? "safe" : "danger"} /> {again.words}
    </p>
    <article className="rcpt">
      <p className="said">
        <MovedWords text={receipt.title} />
      </p>
      <Receipt receipt={receipt} />
    </article>
  </>
);
