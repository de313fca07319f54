import type { ReactNode } from "react";
import type { SessionView } from "#server/trpc/schemas/sign-in.ts";
import { format } from "#ui/format/format.ts";

const METHODS: Readonly<Record<SessionView["method"], string>> = {
  password: "by password alone",
  "password+totp": "by password and app",
  "password+passkey": "by password and passkey",
  "password+backup-code": "by password and a backup code",
  passkey: "by passkey",
};

type Props = { readonly session: SessionView; readonly now: number; readonly children: ReactNode };

/** One browser: what it is, from where, how it got in and when it was last used. */
export const SessionRow = ({ session, now, children }: Props) => (
  <li className="line" data-testid="session-row">
    <div>
      <b>{session.device ?? "Unknown browser"}</b>{" "}
      {session.isThis ? (
        <span className="tag">
          <span className="net">this one</span>
        </span>
      ) : null}
      <div className="label">
        {session.network ?? "Unknown place"} · used {format.when(session.lastUsedAt, now)}
      </div>
      <div className="label">
        Logged in {format.when(session.createdAt, now)} {METHODS[session.method]}
      </div>
    </div>
    <div className="line-acts">{children}</div>
  </li>
);
