"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { COMMAND_WORDS } from "#ui/actions/command-words.ts";
import type { HandAction } from "#ui/actions/hand-action.ts";
import { sendCommand } from "#ui/actions/send-command.ts";
import { toldOf } from "#ui/actions/told.ts";
import { useCommand } from "#ui/actions/use-command.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { WELCOME_WORDS } from "./welcome-words.ts";

/** Small, and near enough to its liquidation that a guard has something to wait for. */
const LONG: HandAction = {
  kind: "open-trade",
  order: {
    side: "long",
    size: { by: "quantity", quantity: 400 },
    leverage: 20,
    limit: null,
    stopLoss: null,
    takeProfit: null,
  },
};

/** Orders it as every trade by hand is ordered: one command, however often it is pressed. */
const OpenLong = ({ accountId }: { readonly accountId: string }) => {
  const { paper: words } = useWords(WELCOME_WORDS);
  const commandWords = useWords(COMMAND_WORDS);
  const client = useTRPCClient();
  const command = useCommand(accountId);
  const target = { accountId, positionId: null };
  const open = () =>
    command.send(async (commandId) => {
      const { seen } = await client.positions.preview.query({ ...target, action: LONG });
      return [
        toldOf(await sendCommand(commandWords, client, { target, commandId, action: LONG, seen }), null),
      ];
    });
  const isBusy = command.phase === "sending" || command.phase === "looking";
  return (
    <>
      <p>{words.something}</p>
      {command.problem === null ? null : <Refusal problem={command.problem} />}
      {command.isConfirmed ? <p role="status">{words.again}</p> : null}
      {command.told.map(({ title }) => (
        <p key={title} role="status">
          {title}
        </p>
      ))}
      {command.phase === "told" ? null : (
        <div className="acts">
          <Button
            look="primary"
            busy={isBusy ? words.opening : null}
            onClick={open}
            data-testid="welcome-open-long"
          >
            {words.open}
          </Button>
        </div>
      )}
    </>
  );
};

const StartOnPaper = () => {
  const { paper: words, toKey } = useWords(WELCOME_WORDS);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const offer = useQuery(trpc.credentials.paperStart.queryOptions());
  const start = useAction(() => client.credentials.startOnPaper.mutate(), {
    onDone: () => queries.invalidateQueries(),
  });
  if (offer.data?.isOffered === false) {
    return (
      <>
        <p>{words.notOffered}</p>
        <div className="acts">
          <Link className="btn primary" href="/welcome?step=key">
            {toKey}
          </Link>
        </div>
      </>
    );
  }
  return (
    <>
      <p>{words.what}</p>
      {offer.isError ? <FormError>{readProblemOf(offer.error)}</FormError> : null}
      {start.problem === null ? null : <Refusal problem={start.problem} />}
      <div className="acts">
        <Button
          look="primary"
          busy={start.isBusy ? words.starting : null}
          disabled={offer.data === undefined}
          onClick={() => void start.act(undefined)}
          data-testid="welcome-start-paper"
        >
          {words.start}
        </Button>
      </div>
    </>
  );
};

/** An account with play money, and something in it to guard. */
export const PaperStep = ({ overview }: { readonly overview: Overview }) => {
  const { paper: words, toGuard } = useWords(WELCOME_WORDS);
  const account = overview.accounts.find(({ network }) => network === "paper");
  if (account === undefined) return overview.accounts.length === 0 ? <StartOnPaper /> : <p>{words.own}</p>;
  const hasPosition = overview.positions.length > 0;
  return (
    <>
      <p data-testid="welcome-connected">{words.connected(account.label)}</p>
      {hasPosition ? (
        <>
          <p>{words.standing}</p>
          <div className="acts">
            <Link className="btn primary" href="/welcome?step=guard">
              {toGuard}
            </Link>
          </div>
        </>
      ) : (
        <OpenLong accountId={account.id} />
      )}
    </>
  );
};
