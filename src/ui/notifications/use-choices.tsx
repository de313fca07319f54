"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useRef, useState } from "react";
import type { ChoicesView } from "#server/trpc/schemas/notifications.ts";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { CHOICE_WORDS } from "./choice-words.ts";

type Chosen = {
  readonly choices: ChoicesView;
  readonly choose: (changed: Partial<ChoicesView>) => void;
};

const ChoicesContext = createContext<Chosen | null>(null);

/** How the trader wants to be told, and the way to change it: it shows at once and is kept with the account. */
export const useChoices = (): Chosen => {
  const chosen = useContext(ChoicesContext);
  if (chosen === null) throw new Error("useChoices is used outside ChoicesProvider");
  return chosen;
};

/** Reads the choices and keeps what is changed in it, one change after the other; what was not kept shows as it was. */
export const ChoicesProvider = ({ children }: { readonly children: ReactNode }) => {
  const words = useWords(CHOICE_WORDS);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const query = useQuery(
    trpc.notifications.choices.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const queryKey = trpc.notifications.choices.queryKey();
  // Held here and not only in the query, whose readers hear a moment later: a box would show its old state first.
  const [chosen, setChosen] = useState<ChoicesView | null>(null);
  const choices = chosen ?? query.data;
  const newest = useRef(choices);
  newest.current = choices;
  const turn = useRef(Promise.resolve());
  if (choices === undefined) return null;
  const choose = (changed: Partial<ChoicesView>): void => {
    const wanted = { ...(newest.current ?? choices), ...changed };
    newest.current = wanted;
    setChosen(wanted);
    queries.setQueryData(queryKey, wanted);
    turn.current = turn.current.then(async () => {
      try {
        await client.notifications.choose.mutate(wanted);
        setProblem(null);
      } catch (error) {
        setProblem(words.notKept(problemOf(error).message));
        await queries.invalidateQueries({ queryKey });
        setChosen(null);
      }
    });
  };
  return (
    <ChoicesContext value={{ choices, choose }}>
      {problem === null ? null : <FormError>{problem}</FormError>}
      {children}
    </ChoicesContext>
  );
};
