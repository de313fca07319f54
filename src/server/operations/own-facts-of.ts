import type { OwnFacts } from "#services/operations/operations-deps.ts";
import type { Wired } from "../wired.ts";
import { createHostReader } from "./read-host.ts";

/** What this process can tell of itself. */
export const ownFactsOf = (wired: Wired): OwnFacts => {
  const { dir, role } = wired.operating;
  return {
    pingKv: null,
    host: createHostReader(wired.clock, { dir, origin: wired.origin }),
    // A web process asks the exchange now and then; whether guards reach it, a worker tells.
    openBreakers: role === "web" ? null : wired.openBreakers,
    pingVault: null,
  };
};
