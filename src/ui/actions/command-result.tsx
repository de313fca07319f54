import Link from "next/link";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import type { Told } from "./told.ts";
import { toldWords } from "./told-words.ts";

type Props = {
  readonly told: Told;
  /** What it was about, where several are told together. */
  readonly name?: string;
  readonly onLeave: () => void;
};

/** What came of a command on one position or account, with its receipt and what the exchange said. */
export const CommandResult = ({ told, name, onLeave }: Props) => {
  const words = toldWords(told);
  return (
    <div className="told" data-testid="command-result" data-outcome={told.outcome}>
      <p className="standing">
        <Glyph kind={words.glyph} />
        <b>
          {name === undefined ? "" : `${name}: `}
          {words.name}
        </b>
      </p>
      {words.says === null ? null : <p className="dim">{words.says}</p>}
      {told.receiptId === null ? null : (
        <>
          <p>
            <MovedWords text={told.title} />{" "}
            <Link
              href={`/activity?receipt=${told.receiptId}`}
              onClick={onLeave}
              data-testid="command-receipt"
            >
              Receipt
            </Link>
          </p>
          {told.outcome === "confirmed" ? null : (
            <ul className="limits">
              {told.why.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {told.rawAnswer === null || told.outcome === "confirmed" ? null : (
        <details>
          <summary>What LN Markets answered</summary>
          <pre>{told.rawAnswer}</pre>
        </details>
      )}
    </div>
  );
};
