import type { Preferences } from "#domain/language/preferences.ts";
import type { Clock } from "#ports/clock.ts";
import type { PreferencesStore } from "#ports/preferences.ts";

/** Keeps how a trader reads. Answers when that was chosen, in epoch milliseconds. */
export const changePreferences = async (
  deps: { readonly preferences: PreferencesStore; readonly clock: Clock },
  { userId, chosen }: { readonly userId: string; readonly chosen: Omit<Preferences, "chosenAt"> },
): Promise<number> => {
  const chosenAt = deps.clock();
  await deps.preferences.keep(userId, { ...chosen, chosenAt });
  return chosenAt;
};
