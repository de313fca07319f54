"use client";

import type { PanicLinkView } from "#server/trpc/schemas/panic.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { LINK_WORDS } from "./link-words.ts";

/** What became of a link, in words; null while it serves. */
export const linkEnd = (
  format: Format,
  { usedAt, revokedAt, expiresAt }: PanicLinkView,
  now: number,
): string | null => {
  const words = LINK_WORDS[format.locale];
  if (usedAt !== null) return words.used(format.moment(usedAt));
  if (revokedAt !== null) return words.revoked(format.moment(revokedAt));
  return Date.parse(expiresAt) <= now ? words.ranOut(format.moment(expiresAt)) : null;
};

type Props = { readonly link: PanicLinkView; readonly onRevoked: () => Promise<void> };

/** One link and what became of it; one that serves can be ended at once. */
export const PanicLinkRow = ({ link, onRevoked }: Props) => {
  const client = useTRPCClient();
  const words = useWords(LINK_WORDS);
  const format = useFormat();
  const { act, isBusy, problem } = useAction(() => client.panic.revokeLink.mutate({ id: link.id }), {
    onDone: onRevoked,
  });
  const end = linkEnd(format, link, Date.now());
  const state = end ?? words.servesUntil(format.moment(link.expiresAt));
  return (
    <li className="line" data-testid="panic-link">
      <div>
        <b>{link.label}</b>
        <p className="label">{words.andMade(state, format.moment(link.createdAt))}</p>
        {problem === null ? null : <Refusal problem={problem} />}
      </div>
      {end === null ? (
        <AskTwice
          offer={words.revoke}
          keep={words.keep}
          confirm={words.revokeIt}
          busy={isBusy ? words.revoking : null}
          onConfirm={() => act(undefined)}
          data-testid="panic-link-revoke"
        />
      ) : null}
    </li>
  );
};
