"use client";

import type { PanicLinkView } from "#server/trpc/schemas/panic.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { format } from "#ui/format/format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";

/** What became of a link, in words; null while it serves. */
export const linkEnd = ({ usedAt, revokedAt, expiresAt }: PanicLinkView, now: number): string | null => {
  if (usedAt !== null) return `Used ${format.moment(usedAt)}`;
  if (revokedAt !== null) return `Revoked ${format.moment(revokedAt)}`;
  return Date.parse(expiresAt) <= now ? `Ran out ${format.moment(expiresAt)}` : null;
};

type Props = { readonly link: PanicLinkView; readonly onRevoked: () => Promise<void> };

/** One link and what became of it; one that serves can be ended at once. */
export const PanicLinkRow = ({ link, onRevoked }: Props) => {
  const client = useTRPCClient();
  const { act, isBusy, problem } = useAction(() => client.panic.revokeLink.mutate({ id: link.id }), {
    onDone: onRevoked,
  });
  const end = linkEnd(link, Date.now());
  return (
    <li className="line" data-testid="panic-link">
      <div>
        <b>{link.label}</b>
        <p className="label">
          {end ?? `Serves until ${format.moment(link.expiresAt)}`}, made {format.moment(link.createdAt)}
        </p>
        {problem === null ? null : <Refusal problem={problem} />}
      </div>
      {end === null ? (
        <AskTwice
          offer="Revoke"
          keep="Keep it"
          confirm="Revoke it"
          busy={isBusy ? "Revoking" : null}
          onConfirm={() => act(undefined)}
          data-testid="panic-link-revoke"
        />
      ) : null}
    </li>
  );
};
