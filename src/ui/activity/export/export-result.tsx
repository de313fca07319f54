"use client";

import { useEffect, useState } from "react";
import { cutWords, reconciliationWords, unreadWords } from "#domain/ledger/ledger-words.ts";
import { figures } from "#domain/notifications/figures.ts";
import { Button } from "#ui/kit/button.tsx";
import { Note } from "#ui/kit/note.tsx";
import { useLocale, useWords } from "#ui/kit/use-words.ts";
import { EXPORT_WORDS } from "./export-words.ts";
import type { WrittenLedger } from "./ledger-file.ts";

/** The file as an address of this page; given back when it is not needed any more. */
const useAddress = (text: string): string | null => {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return address;
};

type Props = {
  readonly file: WrittenLedger;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** What was read, whether it adds up to what the exchange says, and the file itself. */
export const ExportResult = ({ file, onAgain, onClose }: Props) => {
  const words = useWords(EXPORT_WORDS);
  const f = figures(useLocale());
  const address = useAddress(file.text);
  const isWhole = file.reconciliation.difference === 0;
  return (
    <div role="status">
      <Note glyph={isWhole ? "safe" : "watch"} title={isWhole ? words.whole : words.differs}>
        <p data-testid="export-reconciliation">{reconciliationWords(f, file.reconciliation)}</p>
        {file.unread.length === 0 ? null : <p>{unreadWords(f, file.unread)}</p>}
        {file.cutAt === null ? null : <p>{cutWords(f, file.cutAt)}</p>}
        {file.isMoved ? <p>{words.moved}</p> : null}
        <p data-testid="export-rows">
          {file.rows === 0 ? words.none : words.rows(file.rows, f.number(file.rows))}
        </p>
      </Note>
      <div className="acts">
        {address === null ? null : (
          <a className="btn primary" href={address} download={file.name} data-testid="export-save">
            {words.save}
          </a>
        )}
        <Button onClick={onAgain}>{words.again}</Button>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </div>
  );
};
