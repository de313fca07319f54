import type { OwnFacts } from "#services/operations/operations-deps.ts";
import type { Wired } from "../wired.ts";
import { createHostReader } from "./read-host.ts";

/** What is sealed to see whether it opens again; it says nothing. */
const PROBE = new TextEncoder().encode("axisor");

/** Seals a constant as a process without keys would, and opens it with ours. */
const openProbe = async ({ sealer, vault }: Pick<Wired, "sealer" | "vault">): Promise<void> => {
  const opened = await vault.openBox(await sealer.seal(PROBE));
  if (opened === null || Buffer.compare(opened, PROBE) !== 0) throw new Error("The vault did not open");
};

type Parts = Pick<
  Wired,
  "operating" | "clock" | "origin" | "keyring" | "openBreakers" | "pingKv" | "sealer" | "vault"
>;

/**
 * What this process can tell of itself. One without keys asks the exchange for prices alone and opens nothing: how those stand is
 * told by one that has them.
 */
export const ownFactsOf = (wired: Parts): OwnFacts => {
  const hasKeys = wired.keyring !== null;
  return {
    pingKv: wired.pingKv,
    host: createHostReader(wired.clock, { dir: wired.operating.dir, origin: wired.origin }),
    openBreakers: hasKeys ? wired.openBreakers : null,
    pingVault: hasKeys ? () => openProbe(wired) : null,
  };
};
