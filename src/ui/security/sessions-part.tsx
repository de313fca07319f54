"use client";

import type { SecurityView, SessionView } from "#server/trpc/schemas/sign-in.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Part } from "./part.tsx";
import { Refusal } from "./refusal.tsx";
import { SessionRow } from "./session-row.tsx";
import { SESSION_WORDS } from "./session-words.ts";
import { useAction } from "./use-action.ts";
import { useSecurityChanged } from "./use-security.ts";

const EndableRow = ({ session, now }: { readonly session: SessionView; readonly now: number }) => {
  const words = useWords(SESSION_WORDS);
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const end = useAction(() => client.security.endSession.mutate({ id: session.id }), { onDone: changed });
  return (
    <SessionRow session={session} now={now}>
      {session.isThis ? null : (
        <Button
          isSmall
          busy={end.isBusy ? words.ending : null}
          onClick={() => void end.act(undefined)}
          data-testid="session-end"
        >
          {words.end}
          <span className="vh"> {session.device ?? words.endOf.unknownBrowser}</span>
        </Button>
      )}
      {end.problem === null ? null : <Refusal problem={end.problem} />}
    </SessionRow>
  );
};

/** Where the trader is logged in. Ending a session asks for nothing: it only lowers risk. */
export const SessionsPart = ({ view, now }: { readonly view: SecurityView; readonly now: number }) => {
  const words = useWords(SESSION_WORDS);
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const endAll = useAction(() => client.security.endOtherSessions.mutate(), { onDone: changed });
  const others = view.sessions.filter(({ isThis }) => !isThis).length;
  return (
    <Part name="sessions">
      <ul className="lines">
        {view.sessions.map((session) => (
          <EndableRow key={session.id} session={session} now={now} />
        ))}
      </ul>
      {endAll.problem === null ? null : <Refusal problem={endAll.problem} />}
      {others === 0 ? (
        <p className="dim">{words.noOther}</p>
      ) : (
        <div className="acts">
          <Button
            busy={endAll.isBusy ? words.endingOthers : null}
            onClick={() => void endAll.act(undefined)}
            data-testid="session-end-others"
          >
            {words.endOthers(others)}
          </Button>
        </div>
      )}
    </Part>
  );
};
