import type { ApiKey } from "../world/account.ts";

/** What the exchange knows of one connection. */
export type Session = {
  key: ApiKey | null;
  readonly topics: Set<string>;
};
