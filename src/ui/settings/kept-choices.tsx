"use client";

import { createContext, type ReactNode, useContext, useRef, useState } from "react";
import type { Preferences } from "#domain/language/preferences.ts";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { SETTINGS_WORDS } from "./settings-words.ts";

type Choose = (changed: Partial<Preferences>) => Promise<void>;

const ChooseContext = createContext<Choose>(async () => undefined);

/** Chooses how to read: it shows at once, and is kept with the trader. */
export const useChoose = (): Choose => useContext(ChooseContext);

/** Keeps with the trader what the settings in it choose, and says where that did not work. */
export const KeptProvider = ({ children }: { readonly children: ReactNode }) => {
  const words = useWords(SETTINGS_WORDS);
  const client = useTRPCClient();
  const { change } = usePreferences();
  const [problem, setProblem] = useState<string | null>(null);
  const changes = useRef(change);
  changes.current = change;
  const turn = useRef(Promise.resolve());
  const choose: Choose = (changed) => {
    const { chosenAt: _, ...chosen } = changes.current(changed);
    // One after the other: what was chosen last is kept last.
    const kept = turn.current.then(async () => {
      try {
        const { chosenAt } = await client.settings.change.mutate(chosen);
        setProblem(null);
        changes.current({ chosenAt });
      } catch (error) {
        setProblem(words.notKept(problemOf(error).message));
      }
    });
    turn.current = kept;
    return kept;
  };
  return (
    <ChooseContext value={choose}>
      {children}
      {problem === null ? null : <FormError>{problem}</FormError>}
    </ChooseContext>
  );
};
