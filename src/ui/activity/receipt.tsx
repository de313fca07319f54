import Link from "next/link";
import type { ReactNode } from "react";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { format, MISSING } from "#ui/format/format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { MovedWords } from "./moved-words.tsx";
import { OUTCOMES } from "./outcome-words.ts";
import { ReceiptStage } from "./receipt-stage.tsx";
import { STATUSES } from "./receipt-status.ts";

type Props = { readonly receipt: ReceiptView };

const Why = ({ receipt }: Props) => (
  <section className="why">
    <h2>{OUTCOMES[receipt.outcome].why}</h2>
    <ol>
      {receipt.why.map((line, index) => (
        <li key={line}>
          <span>{index + 1}</span>
          <span>
            <MovedWords text={line} />
          </span>
        </li>
      ))}
    </ol>
  </section>
);

/** Sats added and profit and loss, side by side, and what they are worth if it ends badly; nothing of what is about no position. */
const Money = ({ receipt: { amount, pl, outcome, positionId } }: Props) =>
  amount === null && pl === null && positionId === null ? null : (
    <>
      <h2>Sats and P&amp;L</h2>
      <dl className="kv">
        {amount === null ? null : (
          <>
            <dt>{outcome === "confirmed" ? "Sats added" : "Sats meant to be added"}</dt>
            <dd>{format.sats(amount)}</dd>
          </>
        )}
        <dt>{outcome === "ended" ? "Result of the position" : "P&L of the position then"}</dt>
        <dd>{pl === null ? MISSING : format.satsSigned(pl)}</dd>
      </dl>
      {outcome === "confirmed" && amount !== null ? (
        <p className="dim">
          If the position is liquidated later, these sats are lost too.
          {positionId === null ? null : (
            <>
              {" "}
              <Link href={`/positions/${encodeURIComponent(positionId)}`}>Look at the position</Link>
            </>
          )}
        </p>
      ) : null}
    </>
  );

const Status = ({ receipt: { status } }: Props) => {
  const { name, glyph, meaning } = STATUSES[status];
  return (
    <>
      <h2>
        <Glyph kind={glyph} /> {name}
      </h2>
      <p className="dim" data-testid="receipt-status">
        {meaning}
      </p>
    </>
  );
};

/** An open receipt: before and after, why, how it ended, and what the exchange answered; `children` stand below it. */
export const Receipt = ({ receipt, children }: Props & { readonly children?: ReactNode }) => {
  const { price, liquidationBefore, rawAnswer } = receipt;
  return (
    <div data-testid="receipt">
      {price !== null && liquidationBefore !== null ? (
        <ReceiptStage receipt={receipt} price={price} before={liquidationBefore} />
      ) : null}
      <div className="columns">
        <Why receipt={receipt} />
        <section>
          <Status receipt={receipt} />
          <Money receipt={receipt} />
          {rawAnswer === null ? null : (
            <details>
              <summary>Raw answer of the exchange</summary>
              <pre>{rawAnswer}</pre>
            </details>
          )}
        </section>
      </div>
      {children}
    </div>
  );
};
