"use client";

import { useQuery } from "@tanstack/react-query";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { MailRow } from "./mail-row.tsx";
import { OUTBOX_WORDS } from "./outbox-words.ts";

const POLL_MS = 2_000;

/** What this installation would have mailed, newest first, read every two seconds. */
export const Outbox = () => {
  const words = useWords(OUTBOX_WORDS);
  const trpc = useTRPC();
  const mails = useQuery(trpc.outbox.list.queryOptions(undefined, { refetchInterval: POLL_MS }));
  return (
    <>
      <h1>{words.title}</h1>
      <p className="dim">{words.what}</p>
      {mails.isError ? (
        <Note glyph="blind" title={words.unread}>
          <p>{readProblemOf(mails.error)}</p>
        </Note>
      ) : null}
      <div className="mails" aria-busy={mails.isPending}>
        {mails.isPending ? <p className="dim">{words.reading}</p> : null}
        {mails.data?.length === 0 ? <p className="dim">{words.nothing}</p> : null}
        {mails.data?.map((mail) => (
          <MailRow key={mail.id} mail={mail} />
        ))}
      </div>
    </>
  );
};
