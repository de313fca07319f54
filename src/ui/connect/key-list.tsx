"use client";

import { useQuery } from "@tanstack/react-query";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { Note } from "#ui/kit/note.tsx";
import { useNow } from "#ui/kit/use-now.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { KeyRow } from "./key-row.tsx";
import { KEY_WORDS } from "./key-words.ts";

const POLL_MS = 5_000;

/** Keys in use; of each only the last four characters are ever shown. */
export const KeyList = () => {
  const { list } = useWords(KEY_WORDS);
  const trpc = useTRPC();
  const keys = useQuery(trpc.credentials.list.queryOptions(undefined, { refetchInterval: POLL_MS }));
  const clientNow = useNow();
  const { overview, now } = useOverview();
  return (
    <>
      {keys.isError ? (
        <Note glyph="blind" title={keys.data === undefined ? list.unread : list.unreached}>
          <p>{readProblemOf(keys.error)}</p>
        </Note>
      ) : null}
      {keys.isPending ? <p className="dim">{list.reading}</p> : null}
      {keys.data?.length === 0 ? <p className="dim">{list.none}</p> : null}
      {keys.data === undefined || keys.data.length === 0 ? null : (
        <ul className={keys.isError ? "keys stale" : "keys"}>
          {keys.data.map((account) => (
            <KeyRow key={account.id} account={account} now={overview === null ? clientNow : now} />
          ))}
        </ul>
      )}
    </>
  );
};
