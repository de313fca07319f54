import { env } from "#env";
import type { Credential, Network } from "#ports/exchange.ts";
import { streamOf } from "#server/composition/base-urls.ts";
import { dataDirectoryAt } from "../infra/data-directory.ts";
import { isStillOurs } from "../infra/process-identity.ts";
import { readSecrets } from "../infra/read-secrets.ts";
import { openPaperAccount } from "../seed-demo/open-paper-account.ts";
import { readRunning } from "../start/running-file.ts";
import { ProbeUsageError } from "./read-probe-options.ts";

export type Venue = {
  /** Where paper is; unused for the other networks. */
  readonly paper: { readonly rest: string; readonly stream: string };
  /** Opens an account to probe with, where we run the exchange ourselves. */
  readonly openAccount: (() => Promise<Credential>) | null;
};

/** Far more than the probe needs. */
const BALANCE_SATS = 100_000;

/** The paper exchange named in the settings, or the one of the product that runs here. @throws ProbeUsageError for neither. */
export const findVenue = (network: Network): Venue => {
  if (network !== "paper") return { paper: { rest: "", stream: "" }, openAccount: null };
  const { LNMARKETS_URL: rest, LNMARKETS_STREAM_URL: stream, AXISOR_DATA_DIR: data } = env();
  if (rest !== undefined) return { paper: { rest, stream: stream ?? streamOf(rest) }, openAccount: null };
  const directory = dataDirectoryAt(data);
  const running = readRunning(directory.running);
  if (running?.paperUrl === undefined || !isStillOurs(running.launcher)) {
    throw new ProbeUsageError(
      "No paper exchange runs here: npm start it first, or name one in LNMARKETS_URL.",
    );
  }
  const { paperUrl } = running;
  const { paperAdminToken } = readSecrets(directory.secrets);
  const own = `${paperUrl}/v3`;
  return {
    paper: { rest: own, stream: streamOf(own) },
    openAccount: () => openPaperAccount({ paperUrl, paperAdminToken }, BALANCE_SATS),
  };
};
