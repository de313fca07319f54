"use client";

import type { SecurityView, SessionView } from "#server/trpc/schemas/sign-in.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Part } from "./part.tsx";
import { Refusal } from "./refusal.tsx";
import { SessionRow } from "./session-row.tsx";
import { useAction } from "./use-action.ts";
import { useSecurityChanged } from "./use-security.ts";

const EndableRow = ({ session, now }: { readonly session: SessionView; readonly now: number }) => {
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const end = useAction(() => client.security.endSession.mutate({ id: session.id }), { onDone: changed });
  return (
    <SessionRow session={session} now={now}>
      {session.isThis ? null : (
        <Button
          isSmall
          busy={end.isBusy ? "Ending" : null}
          onClick={() => void end.act(undefined)}
          data-testid="session-end"
        >
          End<span className="vh"> {session.device ?? "unknown browser"}</span>
        </Button>
      )}
      {end.problem === null ? null : <Refusal problem={end.problem} />}
    </SessionRow>
  );
};

/** Where the trader is logged in. Ending a session asks for nothing: it only lowers risk. */
export const SessionsPart = ({ view, now }: { readonly view: SecurityView; readonly now: number }) => {
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
        <p className="dim">No other browser is logged in.</p>
      ) : (
        <div className="acts">
          <Button
            busy={endAll.isBusy ? "Ending them" : null}
            onClick={() => void endAll.act(undefined)}
            data-testid="session-end-others"
          >
            End {others === 1 ? "the other one" : `the other ${others}`}
          </Button>
        </div>
      )}
    </Part>
  );
};
