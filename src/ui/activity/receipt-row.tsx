"use client";

import type { ReactNode } from "react";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { MovedWords } from "./moved-words.tsx";
import { glyphOf, OUTCOMES } from "./outcome-words.ts";
import { Receipt } from "./receipt.tsx";

type Props = {
  readonly receipt: ReceiptView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** What stands behind it, below it where it is open. */
  readonly children?: ReactNode;
};

const subOf = (receipt: ReceiptView): string => {
  const name = OUTCOMES[receipt.outcome].name;
  const isOver = receipt.outcome === "ended";
  const profit = receipt.pl === null || isOver ? "" : ` · P&L then ${format.satsSigned(receipt.pl)}`;
  return receipt.outcome === "confirmed" ? `${name}${profit}` : `${name}: ${receipt.why[0] ?? ""}${profit}`;
};

const AmountOf = ({ receipt: { amount, price } }: { readonly receipt: ReceiptView }) => (
  <div className="amt">
    {amount === null ? null : (
      <>
        <Amount value={format.number(amount)} unit="sats" />
        {price === null ? null : <div className="label">{format.usd(satsToUsd(amount, price))}</div>}
      </>
    )}
  </div>
);

/** One line of the activity; pressed, it opens the receipt in its place. */
export const ReceiptRow = ({ receipt, isOpen, onToggle, children }: Props) => {
  const line = (
    <div className="ev">
      <time dateTime={receipt.at}>{format.clockSeconds(receipt.at)}</time>
      <Glyph kind={glyphOf(receipt)} />
      <div>
        <button type="button" className="opens" aria-expanded={isOpen} onClick={onToggle}>
          <MovedWords text={receipt.title} />
        </button>
        <div className="sub">{subOf(receipt)}</div>
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
