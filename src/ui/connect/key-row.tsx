"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { KeyFacts } from "./key-facts.tsx";
import { KeyState } from "./key-state.tsx";
import { KEY_WORDS } from "./key-words.ts";
import { PausedKey } from "./paused-key.tsx";
import { RenameKey } from "./rename-key.tsx";
import { ReplaceKey } from "./replace-key.tsx";

const FORMS = ["replace", "rename"] as const;

type Open = (typeof FORMS)[number] | null;

/** Testing and removing: what a trader does to a key without typing anything. */
const useKeyActions = (account: AccountView, say: (text: string) => void) => {
  const words = useWords(KEY_WORDS);
  const client = useTRPCClient();
  const queries = useQueryClient();
  const reread = async () => {
    await queries.invalidateQueries();
  };
  const test = useAction(() => client.credentials.test.mutate({ id: account.id }), {
    onDone: async (tested) => {
      say(tested.status === "active" ? words.test.accepted : words.test.refused);
      await reread();
    },
  });
  const remove = useAction(() => client.credentials.remove.mutate({ id: account.id }), { onDone: reread });
  return { test, remove };
};

type ActsProps = {
  readonly account: AccountView;
  readonly open: Open;
  readonly said: string;
  readonly onOpen: (open: Open) => void;
  readonly onSaid: (text: string) => void;
};

/** Everything one can do with a key. */
const KeyActs = ({ account, open, said, onOpen, onSaid }: ActsProps) => {
  const words = useWords(KEY_WORDS);
  const { test, remove } = useKeyActions(account, onSaid);
  const problem = test.problem ?? remove.problem;
  const begin = () => {
    onSaid("");
    void test.act(undefined);
  };
  return (
    <>
      <div className="acts">
        <Button isSmall busy={test.isBusy ? words.test.busy : null} onClick={begin} data-testid="key-test">
          {words.test.offer}
        </Button>
        {FORMS.map((form) => (
          <Button
            key={form}
            isSmall
            aria-expanded={open === form}
            onClick={() => onOpen(form)}
            data-testid={`key-${form}`}
          >
            {words.forms[form]}
          </Button>
        ))}
        <AskTwice
          offer={words.removal.offer}
          cost={words.removal.cost}
          keep={words.removal.keep}
          confirm={words.removal.confirm}
          busy={remove.isBusy ? words.removal.busy : null}
          onConfirm={() => remove.act(undefined)}
          data-testid="key-remove"
        />
        <span className="hint" role="status">
          {said}
        </span>
      </div>
      {problem === null ? null : <Refusal problem={problem} />}
    </>
  );
};

/** One key: how it stands, what it may do, and what one can do with it. */
export const KeyRow = ({ account, now }: { readonly account: AccountView; readonly now: number }) => {
  const words = useWords(KEY_WORDS);
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const close = (text: string) => {
    setOpen(null);
    setSaid(text);
  };
  return (
    <li className="key" data-testid="key-row">
      <div className="who">
        <h2>{account.label}</h2>
        <span className="tag">
          <span className="net">{account.network}</span>
          {account.network === "paper" ? words.simulated : null}
        </span>
        <KeyState account={account} />
      </div>
      <PausedKey account={account} />
      <KeyFacts account={account} now={now} />
      <KeyActs account={account} open={open} said={said} onOpen={setOpen} onSaid={setSaid} />
      {open === "replace" ? <ReplaceKey account={account} onClose={close} /> : null}
      {open === "rename" ? <RenameKey account={account} onClose={close} /> : null}
    </li>
  );
};
