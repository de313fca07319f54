"use client";

import { useQuery } from "@tanstack/react-query";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { Note } from "#ui/kit/note.tsx";
import { MailRow } from "./mail-row.tsx";

const POLL_MS = 2_000;

/** What this installation would have mailed, newest first, read every two seconds. */
export const Outbox = () => {
  const trpc = useTRPC();
  const mails = useQuery(trpc.outbox.list.queryOptions(undefined, { refetchInterval: POLL_MS }));
  return (
    <>
      <h1>Outbox</h1>
      <p className="dim">
        This installation sends no mail. Everything it would send is listed here instead, links included, and
        whoever can open this page can follow them.
      </p>
      {mails.isError ? (
        <Note glyph="blind" title="The outbox could not be read">
          <p>{readProblemOf(mails.error)}</p>
        </Note>
      ) : null}
      <div className="mails" aria-busy={mails.isPending}>
        {mails.isPending ? <p className="dim">Reading the outbox.</p> : null}
        {mails.data?.length === 0 ? (
          <p className="dim">Nothing yet. A mail appears here within seconds of being written.</p>
        ) : null}
        {mails.data?.map((mail) => (
          <MailRow key={mail.id} mail={mail} />
        ))}
      </div>
    </>
  );
};
