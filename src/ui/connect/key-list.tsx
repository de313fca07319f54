"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { problemOf, readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { format } from "#ui/format/format.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";

/** Says what it costs, then asks once more: removing a key ends the guards that use it. */
const RemoveKey = ({ account }: { readonly account: AccountView }) => {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation(
    trpc.credentials.remove.mutationOptions({ onSuccess: () => client.invalidateQueries() }),
  );
  return (
    <div>
      <div className="acts">
        {isAsking ? (
          <>
            <Button isSmall onClick={() => setAsking(false)}>
              Keep it
            </Button>
            <Button
              isSmall
              look="grave"
              busy={remove.isPending ? "Removing" : null}
              onClick={() => remove.mutate({ id: account.id })}
            >
              Remove, end its guards
            </Button>
          </>
        ) : (
          <Button isSmall onClick={() => setAsking(true)}>
            Remove
          </Button>
        )}
      </div>
      {remove.isError ? <FormError>{problemOf(remove.error).message}</FormError> : null}
    </div>
  );
};

const KeyState = ({ account }: { readonly account: AccountView }) => {
  if (account.status === "unauthorized") {
    return (
      <span className="tag s-danger">
        <Glyph kind="danger" />
        The exchange refuses this key
      </span>
    );
  }
  return account.blindSince === null ? (
    <span className="tag">Working</span>
  ) : (
    <span className="tag">
      <Glyph kind="blind" />
      Not readable{account.blindReason === null ? "" : `: ${account.blindReason}`}
    </span>
  );
};

/** Keys in use; of each only the last four characters are ever shown. */
export const KeyList = () => {
  const trpc = useTRPC();
  const keys = useQuery(trpc.credentials.list.queryOptions());
  if (keys.isError) return <FormError>{readProblemOf(keys.error)}</FormError>;
  if (keys.isPending) return <p className="dim">Reading your keys.</p>;
  if (keys.data.length === 0) return <p className="dim">No key is connected.</p>;
  return (
    <ul className="keys">
      {keys.data.map((account) => (
        <li className="key" key={account.id} data-testid="key-row">
          <div>
            <div className="who">
              <b>{account.label}</b>
              <span className="tag">
                <span className="net">{account.network}</span>
                {account.network === "paper" ? "simulated prices" : null}
              </span>
              <KeyState account={account} />
            </div>
            <div className="label">
              Key ending in {account.keyLastFour} · connected {format.day(account.connectedAt)}
            </div>
          </div>
          <RemoveKey account={account} />
        </li>
      ))}
    </ul>
  );
};
