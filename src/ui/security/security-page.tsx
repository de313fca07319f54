"use client";

import { useState } from "react";
import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { PlainHttpNotice } from "#ui/auth/plain-http-notice.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { Note } from "#ui/kit/note.tsx";
import { useNow } from "#ui/kit/use-now.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { WayBack } from "#ui/welcome/way-back.tsx";
import { AppPart } from "./app-part.tsx";
import { CodesPart } from "./codes-part.tsx";
import { EmailPart } from "./email-part.tsx";
import { EventList } from "./event-list.tsx";
import { FrozenNote } from "./frozen-note.tsx";
import { PasskeysPart } from "./passkeys-part.tsx";
import { PasswordPart } from "./password-part.tsx";
import { SecurityHead } from "./security-head.tsx";
import { SecurityWaiting, WaitingParts } from "./security-waiting.tsx";
import { SECURITY_WORDS } from "./security-words.ts";
import { SessionsPart } from "./sessions-part.tsx";
import { useCanPasskey } from "./use-can-passkey.ts";
import { useSecurity } from "./use-security.ts";

type Props = { readonly origin: string; readonly isOutboxOpen: boolean };

type PartsProps = Props & { readonly view: SecurityView; readonly now: number };

const Parts = ({ view, now, origin, isOutboxOpen }: PartsProps) => {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const canPasskey = useCanPasskey(origin);
  return (
    <>
      <AppPart view={view} onCodes={setCodes} />
      <CodesPart view={view} shown={codes} onCodes={setCodes} />
      <PasskeysPart view={view} now={now} canPasskey={canPasskey} />
      <PasswordPart view={view} now={now} />
      <EmailPart view={view} isOutboxOpen={isOutboxOpen} />
      <SessionsPart view={view} now={now} />
    </>
  );
};

/** Who can get into this account, what stands in the way of others, and what happened so far. */
export const SecurityPage = (props: Props) => {
  const { stale } = useWords(SECURITY_WORDS);
  const format = useFormat();
  const security = useSecurity();
  const clientNow = useNow();
  const { overview, now: serverNow } = useOverview();
  const now = overview === null ? clientNow : serverNow;
  const ageMs = clientNow - security.dataUpdatedAt;
  const view = security.data ?? null;
  const isStale = security.isError;
  const problem = security.isError ? readProblemOf(security.error) : null;
  return (
    <div className="wrap decide security">
      <TopLine />
      <WayBack />
      {view === null ? (
        <SecurityWaiting problem={problem} onAgain={() => void security.refetch()} />
      ) : (
        <SecurityHead view={view} ageMs={ageMs} now={now} isStale={isStale} />
      )}
      {view !== null && isStale ? (
        <Note glyph="blind" title={stale.title}>
          <p>
            {problem} {stale.readAgo(format.age(ageMs))}
          </p>
        </Note>
      ) : null}
      {view?.frozenUntil == null ? null : <FrozenNote until={view.frozenUntil} now={now} />}
      <PlainHttpNotice origin={props.origin} />
      {view === null ? (
        <WaitingParts isReading={problem === null} />
      ) : (
        <Parts {...props} view={view} now={now} />
      )}
      <EventList />
    </div>
  );
};
