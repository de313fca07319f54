import type { Clock } from "#ports/clock.ts";
import type { Keyring } from "#ports/keyring.ts";
import type { KeyState, VaultKey, VaultKeys } from "#ports/vault-keys.ts";

/** How long an opening may lean on what was read of the keys before. Sealing always reads anew. */
const TRUSTED_MS = 5_000;

export type KeyStates = {
  /** The state of a key; undefined for one that nobody recorded yet. */
  stateOf(id: number): Promise<KeyState | undefined>;
  /** The primary as it is at this moment, after the keys of our own ring were recorded. */
  primary(): Promise<VaultKey | null>;
};

/** What the records say of keys, read as seldom as safety allows. */
export function createKeyStates(deps: {
  readonly keys: Pick<VaultKeys, "all" | "record">;
  readonly keyring: Pick<Keyring, "held">;
  readonly clock: Clock;
}): KeyStates {
  let known: { readonly at: number; readonly states: ReadonlyMap<number, KeyState> } | null = null;
  const read = async (): Promise<readonly VaultKey[]> => {
    const all = await deps.keys.all();
    known = { at: deps.clock(), states: new Map(all.map(({ id, state }) => [id, state])) };
    return all;
  };
  return {
    stateOf: async (id) => {
      const age = known === null ? Number.POSITIVE_INFINITY : deps.clock() - known.at;
      if (age < 0 || age >= TRUSTED_MS) await read();
      return known?.states.get(id);
    },
    primary: async () => {
      const primary = (await read()).find(({ state }) => state === "primary");
      if (primary !== undefined) return primary;
      for (const key of await deps.keyring.held()) await deps.keys.record(key);
      return (await read()).find(({ state }) => state === "primary") ?? null;
    },
  };
}
