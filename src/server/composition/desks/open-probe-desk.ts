import { createProbeDesk } from "#adapters/lnmarkets/probe/create-probe-desk.ts";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import type { Credential, Network } from "#ports/exchange.ts";
import type { ProbeDesk } from "#ports/probe-desk.ts";
import { baseUrls } from "../base-urls.ts";
import type { WiringOptions } from "../wiring-options.ts";

/** What the live probe asks through: one account, without a database and without a line to stand in. */
export const openProbeDesk = (options: {
  readonly network: Network;
  readonly credential: Credential;
  readonly paper: WiringOptions["paper"];
}): ProbeDesk => {
  const { network, credential, paper } = options;
  return createProbeDesk({
    ...baseUrls(paper)[network],
    credential: openPlainCredential(credential),
    now: Date.now,
  });
};
