"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useRef, useState } from "react";
import type { ChoicesView } from "#server/trpc/schemas/notifications.ts";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";

/** What became of the newest change, and of what it was one: it is told there. */
export type Keeping = {
  readonly of: keyof ChoicesView;
  readonly state: "keeping" | "kept" | { readonly problem: string };
};

type Chosen = {
  readonly choices: ChoicesView;
  readonly keeping: Keeping | null;
  readonly choose: <Of extends keyof ChoicesView>(of: Of, wanted: ChoicesView[Of]) => void;
};

const ChoicesContext = createContext<Chosen | null>(null);

/** How the trader wants to be told, and the way to change it: it shows at once and is kept with the account. */
export const useChoices = (): Chosen => {
  const chosen = useContext(ChoicesContext);
  if (chosen === null) throw new Error("useChoices is used outside ChoicesProvider");
  return chosen;
};

/**
 * Reads the choices and keeps what is changed in it, one change after the other; what was not kept shows as it was. A
 * change that waits for its turn when a newer one is made is sent with that one: none waits behind more than one answer.
 */
export const ChoicesProvider = ({ children }: { readonly children: ReactNode }) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const query = useQuery(
    trpc.notifications.choices.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const queryKey = trpc.notifications.choices.queryKey();
  // Held here and not only in the query, whose readers hear a moment later: a box would show its old state first.
  const [chosen, setChosen] = useState<ChoicesView | null>(null);
  const choices = chosen ?? query.data;
  /** What was chosen last, for whoever chooses before it shows. Only a choice sets it: what is read meanwhile is older. */
  const newest = useRef<ChoicesView | null>(null);
  const turn = useRef(Promise.resolve());
  if (choices === undefined) return null;
  const keep = async (of: keyof ChoicesView, wanted: ChoicesView): Promise<void> => {
    if (newest.current !== wanted) return;
    try {
      await client.notifications.choose.mutate(wanted);
      if (newest.current !== wanted) return;
      // Said again: what was read back meanwhile is older.
      queries.setQueryData(queryKey, wanted);
      setKeeping({ of, state: "kept" });
    } catch (error) {
      if (newest.current !== wanted) return;
      setKeeping({ of, state: { problem: problemOf(error).message } });
      await queries.invalidateQueries({ queryKey });
      // Somebody who chose again while it was read back has not seen it taken away: it goes out with the new one.
      if (newest.current !== wanted) return;
      newest.current = null;
      setChosen(null);
    }
  };
  const choose: Chosen["choose"] = (of, value) => {
    const wanted = { ...(newest.current ?? choices), [of]: value };
    newest.current = wanted;
    setChosen(wanted);
    setKeeping({ of, state: "keeping" });
    queries.setQueryData(queryKey, wanted);
    turn.current = turn.current.then(() => keep(of, wanted));
  };
  return <ChoicesContext value={{ choices, keeping, choose }}>{children}</ChoicesContext>;
};
