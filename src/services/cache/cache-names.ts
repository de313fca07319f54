import { createHmac } from "node:crypto";
import type { CacheSpace } from "#ports/cache.ts";

const PREFIX = "axisor:cache";

/** What a value is stored under, and what says that it still holds. Whoever reads the store learns nothing of a user. */
export type CacheNames = {
  value(space: CacheSpace<unknown>, key: string): string;
  tag(tag: string): string;
  /** Of the tags and the versions they have, whatever their order. */
  digest(versions: ReadonlyMap<string, string>): string;
};

/** Names as digests under a key of this installation. */
export function cacheNames(digestKey: string): CacheNames {
  const opaque = (text: string) => createHmac("sha256", digestKey).update(text).digest("base64url");
  return {
    value: (space, key) => `${PREFIX}:${space.name}:v${space.version}:${opaque(key)}`,
    tag: (tag) => `${PREFIX}:tag:${opaque(tag)}`,
    digest: (versions) => opaque(JSON.stringify([...versions].toSorted(([a], [b]) => (a < b ? -1 : 1)))),
  };
}
