"use client";

import type { ReactNode } from "react";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { Amount } from "#ui/format/amount.tsx";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { MovedWords } from "./moved-words.tsx";
import { Receipt } from "./receipt.tsx";
import { glyphOf } from "./receipt-glyphs.ts";
import { RECEIPT_WORDS } from "./receipt-words.ts";

type Props = {
  readonly receipt: ReceiptView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** What stands behind it, below it where it is open. */
  readonly children?: ReactNode;
};

const subOf = (format: Format, { outcome, pl, why }: ReceiptView): string => {
  const words = RECEIPT_WORDS[format.locale];
  const name = words.outcomes[outcome];
  const profit = pl === null || outcome === "ended" ? "" : ` · ${words.profitThen(format.satsSigned(pl))}`;
  return outcome === "confirmed" ? `${name}${profit}` : `${name}: ${why[0] ?? ""}${profit}`;
};

const AmountOf = ({ receipt: { amount, price } }: { readonly receipt: ReceiptView }) => {
  const format = useFormat();
  return (
    <div className="amt">
      {amount === null ? null : (
        <>
          <Amount sats={amount} />
          {price === null ? null : <div className="label">{format.money(amount, price)}</div>}
        </>
      )}
    </div>
  );
};

/** One line of the activity; pressed, it opens the receipt in its place. */
export const ReceiptRow = ({ receipt, isOpen, onToggle, children }: Props) => {
  const format = useFormat();
  const line = (
    <div className="ev">
      <time dateTime={receipt.at}>{format.clockSeconds(receipt.at)}</time>
      <Glyph kind={glyphOf(receipt)} />
      <div>
        <button type="button" className="opens" aria-expanded={isOpen} onClick={onToggle}>
          <MovedWords text={receipt.title} />
        </button>
        <div className="sub">{subOf(format, receipt)}</div>
      </div>
      <AmountOf receipt={receipt} />
    </div>
  );
  return (
    <article className={isOpen ? "rcpt" : undefined} data-testid="receipt-row">
      {line}
      {isOpen ? <Receipt receipt={receipt}>{children}</Receipt> : null}
    </article>
  );
};
