import type { PaperCounterPlace } from "#adapters/paper/create-paper-counter.ts";
import type { KeyringSource } from "#adapters/sodium/create-keyring.ts";
import type { RequestRates } from "#domain/resilience/request-buckets.ts";
import type { Clock } from "#ports/clock.ts";
import type { Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";
import type { Meter, Scrape } from "#ports/meter.ts";
import type { OpenTracer } from "#ports/tracer.ts";
import type { OperatingSettings } from "../operations/operating-settings.ts";

/** Everything the parts are made of. Replay and tests pass their own; the product passes its settings. */
export type WiringOptions = {
  readonly databaseUrl: string;
  readonly connections: number;
  /** How long a statement waits for one of them before it fails; as long as it takes when left out. */
  readonly connectionWaitMs?: number;
  readonly name: string;
  /** What opens and seals secrets; a box alone lets a process seal and open nothing. */
  readonly keys: KeyringSource | { readonly kind: "box"; readonly publicKey: string };
  readonly paper: { readonly rest: string; readonly stream: string };
  /** Where accounts with play money are opened; nowhere without it. */
  readonly paperCounter?: PaperCounterPlace;
  /** Hears of every statement as it is sent. */
  readonly onStatement?: (statement: string) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** What belongs together is told to it, and it is ended with the parts; nothing is traced without it. */
  readonly tracer?: OpenTracer;
  /** The largest answer read from the exchange; the transport's own bound when left out. */
  readonly maxBytes?: number;
  /** Another way to the exchange than the platform's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** How many requests may leave for a network; without it they leave at once. */
  readonly rates?: (network: Network) => RequestRates;
  /** The file for what is closed while the database is gone; without it nothing is closed then. */
  readonly panicJournal?: string;
  /** Where a worker's panic door is, as `host:port`, and what passes to it are sealed with. */
  readonly panicDoor?: { readonly place: string; readonly key: () => Uint8Array };
  /** Where stolen passwords are looked up; nowhere without it. */
  readonly breachedPasswordsUrl?: string;
  /** Where the price of a dollar in reais is asked; nowhere without it. */
  readonly fiatRatesUrl?: string;
  /** Left out by tests that nobody runs an installation with. */
  readonly operating?: OperatingSettings;
  /** What traders are told with; a channel that is left out is not sent on. */
  readonly telling?: {
    /** Where our pages are reached, without a slash at the end. */
    readonly origin?: string;
    readonly mail?: { readonly url: string; readonly from: string };
    readonly push?: { readonly publicKey: string; readonly privateKey: string; readonly subject: string };
    readonly telegram?: { readonly token: string; readonly apiRoot?: string };
    /** Exact `host:port` pairs that may be posted to though they are not public. */
    readonly webhookHosts?: readonly string[];
    /** Exact `host:port` pairs of push services besides those of the browsers' vendors. */
    readonly pushHosts?: readonly string[];
  };
  /** Where things are counted that this process counts before it is wired; a fresh one without it. */
  readonly metering?: { readonly meter: Meter; readonly scrape: Scrape };
  /** Where processes share what they cache; each keeps its own without it. */
  readonly redis?: { readonly url: string; readonly token: string };
};
