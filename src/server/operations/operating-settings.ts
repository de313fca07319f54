import type { Heartbeat } from "#ports/operations.ts";
import type { DirectChannel } from "#services/operations/operations-deps.ts";

/** Where whoever runs the installation is told, by settings alone: what stands in the database may be away with it. */
export type DirectPlaces = {
  readonly email: string | null;
  readonly telegramChat: number | null;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
};

/** How an installation is run, by its settings. */
export type OperatingSettings = {
  readonly role: Heartbeat["role"];
  /** The folder that the installation keeps its files in. */
  readonly dir: string;
  /** Where whoever runs it is told. */
  readonly places: DirectPlaces;
  readonly takes: (channel: string) => DirectChannel["severities"];
  /** A service outside that is told now and then that we live; null for none. */
  readonly pingUrl: string | null;
  /** Whether web processes are stopped between requests, as some platforms do: they keep no loop. */
  readonly isFrozenBetweenRequests: boolean;
  /** Whether a server is there for visitors: one that a cron brings for a minute is none of those that serve pages. */
  readonly servesPages: boolean;
};

/** An installation that was told nothing of how it is run. */
export const UNTOLD: OperatingSettings = {
  role: "all",
  dir: ".data",
  places: { email: null, telegramChat: null, webhook: null },
  takes: () => ["warning", "danger"],
  pingUrl: null,
  isFrozenBetweenRequests: false,
  servesPages: true,
};
