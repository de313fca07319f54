"use client";

import type { ReactNode } from "react";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { Button } from "#ui/kit/button.tsx";
import { Note } from "#ui/kit/note.tsx";

/** What is asked of a query that reads page after page. */
export type PagedQuery = {
  readonly error: unknown;
  readonly isError: boolean;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

type Props = {
  readonly query: PagedQuery;
  readonly words: Readonly<Record<"unread" | "reading" | "older" | "readingOlder", string>>;
  readonly isEmpty: boolean;
  /** What to say where there is nothing. */
  readonly empty: ReactNode;
  /** Of the button that reads on. */
  readonly testId: string;
  readonly children: ReactNode;
};

/** What was read of a list so far, with every state such a list can be in, and the way to what is older. */
export const PagedList = ({ query, words, isEmpty, empty, testId, children }: Props) => (
  <>
    {query.isError ? (
      <Note glyph="blind" title={words.unread}>
        <p>{readProblemOf(query.error)}</p>
      </Note>
    ) : null}
    {query.isPending ? <p className="nothing dim">{words.reading}</p> : null}
    {query.isSuccess && isEmpty ? empty : null}
    {children}
    {query.hasNextPage ? (
      <div className="older">
        <Button
          busy={query.isFetchingNextPage ? words.readingOlder : null}
          onClick={() => void query.fetchNextPage()}
          data-testid={testId}
        >
          {words.older}
        </Button>
      </div>
    ) : null}
  </>
);
