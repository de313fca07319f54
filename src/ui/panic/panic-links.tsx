"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { MadePanicLink } from "#server/trpc/schemas/panic.ts";
import { messageFor, readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { Field } from "#ui/kit/field.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { LINK_WORDS } from "./link-words.ts";
import { MadeLink } from "./made-link.tsx";
import { PanicLinkRow } from "./panic-link-row.tsx";

type MakeProps = { readonly onMade: (made: MadePanicLink) => Promise<void> };

/** A name is enough to make one; it outlives the session, so it takes a fresh factor. */
const MakeLink = ({ onMade }: MakeProps) => {
  const client = useTRPCClient();
  const words = useWords(LINK_WORDS);
  const [label, setLabel] = useState("");
  const { act, isBusy, problem } = useAction(() => client.panic.makeLink.mutate({ label }), {
    onDone: async (made) => {
      setLabel("");
      await onMade(made);
    },
  });
  const atField = messageFor(problem, "label", ["label"]);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void act(undefined);
      }}
    >
      <Field
        id="panic-link-label"
        label={words.label}
        hint={words.labelHint}
        problem={atField}
        maxLength={60}
        required
        autoComplete="off"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        data-testid="panic-link-label"
      />
      {problem === null || atField !== null ? null : <Refusal problem={problem} />}
      <div className="acts">
        <Button type="submit" isSmall busy={isBusy ? words.making : null} data-testid="panic-link-make">
          {words.make}
        </Button>
      </div>
    </form>
  );
};

const Links = () => {
  const trpc = useTRPC();
  const words = useWords(LINK_WORDS);
  const queries = useQueryClient();
  const [made, setMade] = useState<MadePanicLink | null>(null);
  const links = useQuery(trpc.panic.listLinks.queryOptions());
  const reread = () => queries.invalidateQueries({ queryKey: trpc.panic.listLinks.queryKey() });
  return (
    <>
      <p className="dim">{words.about}</p>
      {links.isError ? <FormError>{readProblemOf(links.error)}</FormError> : null}
      {links.isPending ? <p className="dim">{words.reading}</p> : null}
      {links.data?.length === 0 ? <p className="dim">{words.none}</p> : null}
      <ul>
        {(links.data ?? []).map((link) => (
          <PanicLinkRow key={link.id} link={link} onRevoked={reread} />
        ))}
      </ul>
      {made === null ? null : <MadeLink path={made.path} onKept={() => setMade(null)} />}
      <MakeLink
        onMade={async (link) => {
          setMade(link);
          await reread();
        }}
      />
    </>
  );
};

/** Links that throw the switch from anywhere: made, listed and revoked. Read only once they are asked for. */
export const PanicLinks = () => {
  const words = useWords(LINK_WORDS);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="panic-links" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-testid="panic-links">{words.links}</summary>
      <div>{isOpen ? <Links /> : null}</div>
    </details>
  );
};
