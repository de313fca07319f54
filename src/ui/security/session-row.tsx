import type { ReactNode } from "react";
import type { SessionView } from "#server/trpc/schemas/sign-in.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { SESSION_WORDS } from "./session-words.ts";

type Props = { readonly session: SessionView; readonly now: number; readonly children: ReactNode };

/** One browser: what it is, from where, how it got in and when it was last used. */
export const SessionRow = ({ session, now, children }: Props) => {
  const words = useWords(SESSION_WORDS);
  const format = useFormat();
  return (
    <li className="line" data-testid="session-row">
      <div>
        <b>{session.device ?? words.unknownBrowser}</b>{" "}
        {session.isThis ? (
          <span className="tag">
            <span className="net">{words.isThis}</span>
          </span>
        ) : null}
        <div className="label">
          {session.network ?? words.unknownPlace} · {words.used(format.when(session.lastUsedAt, now))}
        </div>
        <div className="label">{words.loggedIn[session.method](format.when(session.createdAt, now))}</div>
      </div>
      <div className="line-acts">{children}</div>
    </li>
  );
};
