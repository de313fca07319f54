import Link from "next/link";
import type { ReactNode } from "react";
import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import { MISSING } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { MovedWords } from "./moved-words.tsx";
import { STATUS_GLYPHS } from "./receipt-glyphs.ts";
import { ReceiptStage } from "./receipt-stage.tsx";
import { RECEIPT_WORDS } from "./receipt-words.ts";

type Props = { readonly receipt: ReceiptView };

const Why = ({ receipt }: Props) => (
  <section className="why">
    <h2>{useWords(RECEIPT_WORDS).why[receipt.outcome]}</h2>
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
const Money = ({ receipt: { amount, pl, outcome, positionId } }: Props) => {
  const words = useWords(RECEIPT_WORDS);
  const format = useFormat();
  return amount === null && pl === null && positionId === null ? null : (
    <>
      <h2>{words.money}</h2>
      <dl className="kv">
        {amount === null ? null : (
          <>
            <dt>{outcome === "confirmed" ? words.satsAdded : words.satsMeant}</dt>
            <dd>{format.sats(amount)}</dd>
          </>
        )}
        <dt>{outcome === "ended" ? words.result : words.profitOfPosition}</dt>
        <dd>{pl === null ? MISSING : format.satsSigned(pl)}</dd>
      </dl>
      {outcome === "confirmed" && amount !== null ? (
        <p className="dim">
          {words.addedIsLost}
          {positionId === null ? null : (
            <>
              {" "}
              <Link href={`/positions/${encodeURIComponent(positionId)}`}>{words.lookAtPosition}</Link>
            </>
          )}
        </p>
      ) : null}
    </>
  );
};

const Status = ({ receipt: { status } }: Props) => {
  const words = useWords(RECEIPT_WORDS);
  return (
    <>
      <h2>
        <Glyph kind={STATUS_GLYPHS[status]} /> {words.statuses[status]}
      </h2>
      <p className="dim" data-testid="receipt-status">
        {words.meanings[status]}
      </p>
    </>
  );
};

/** An open receipt: before and after, why, how it ended, and what the exchange answered; `children` stand below it. */
export const Receipt = ({ receipt, children }: Props & { readonly children?: ReactNode }) => {
  const words = useWords(RECEIPT_WORDS);
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
              <summary>{words.rawAnswer}</summary>
              <pre>{rawAnswer}</pre>
            </details>
          )}
        </section>
      </div>
      {children}
    </div>
  );
};
