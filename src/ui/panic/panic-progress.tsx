"use client";

import { useQuery } from "@tanstack/react-query";
import type { PanicProgressView } from "#server/trpc/schemas/panic.ts";
import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PANIC_WORDS } from "./panic-words.tsx";
import { RunProgress } from "./run-progress.tsx";

const POLL_MS = 1_000;
/** What is done is shown a while longer, so that whoever stepped down sees how it ended. */
const SHOWN_MS = 600_000;

type Props = {
  readonly panicId: string;
  readonly accounts: readonly AccountView[];
  /** Those that are open and those that were when the sheet was opened. */
  readonly positions: readonly PositionView[];
  /** A stage that closes stands: then its last throw is shown, however long ago it ended. */
  readonly isClosing: boolean;
  readonly now: number;
};

const isLongOver = (runs: PanicProgressView, now: number): boolean =>
  runs.every(({ doneAt }) => doneAt !== null && now - Date.parse(doneAt) > SHOWN_MS);

const isOver = (runs: PanicProgressView): boolean => runs.every(({ doneAt }) => doneAt !== null);

/** How far the last throw is, position by position, read every second until each is read back as gone. */
export const PanicProgress = ({ panicId, accounts, positions, isClosing, now }: Props) => {
  const trpc = useTRPC();
  const words = useWords(PANIC_WORDS).run;
  const { data, isError, error } = useQuery(
    trpc.panic.progress.queryOptions(
      { panicId },
      {
        refetchInterval: ({ state: { data: runs } }) =>
          runs !== undefined && isOver(runs) ? false : POLL_MS,
      },
    ),
  );
  if (data !== undefined && !isClosing && isLongOver(data, now)) return null;
  const labelOf = (accountId: string): string =>
    accounts.find(({ id }) => id === accountId)?.label ?? words.anAccount;
  return (
    <section className="panic-run" aria-label={words.howFar} data-testid="panic-progress">
      {isError ? <FormError>{readProblemOf(error)}</FormError> : null}
      {(data ?? []).map((run) => (
        <RunProgress
          key={run.accountId}
          run={run}
          label={accounts.length > 1 ? labelOf(run.accountId) : null}
          positions={positions}
        />
      ))}
    </section>
  );
};
