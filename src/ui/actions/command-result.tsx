import Link from "next/link";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { COMMAND_WORDS } from "./command-words.ts";
import type { Told } from "./told.ts";
import { TOLD_WORDS, toldWords } from "./told-words.ts";

type Props = {
  readonly told: Told;
  /** What it was about, where several are told together. */
  readonly name?: string;
  readonly onLeave: () => void;
};

/** What came of a command on one position or account, with its receipt and what the exchange said. */
export const CommandResult = ({ told, name, onLeave }: Props) => {
  const words = useWords(COMMAND_WORDS);
  const known = toldWords(useWords(TOLD_WORDS), told);
  return (
    <div className="told" data-testid="command-result" data-outcome={told.outcome}>
      <p className="standing">
        <Glyph kind={known.glyph} />
        <b>
          {name === undefined ? "" : `${name}: `}
          {known.name}
        </b>
      </p>
      {known.says === null ? null : <p className="dim">{known.says}</p>}
      {told.receiptId === null ? null : (
        <>
          <p>
            <MovedWords text={told.title} />{" "}
            <Link
              href={`/activity?receipt=${told.receiptId}`}
              onClick={onLeave}
              data-testid="command-receipt"
            >
              {words.receipt}
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
          <summary>{words.answered}</summary>
          <pre>{told.rawAnswer}</pre>
        </details>
      )}
    </div>
  );
};
