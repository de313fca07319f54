import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "#domain/notifications/webhook/is-public-address.ts";

type Resolve = (
  host: string,
  options: { readonly all: true },
  done: (
    error: Error | null,
    found: readonly { readonly address: string; readonly family: number }[],
  ) => void,
) => void;

/**
 * Looks a name up once for the connection that follows, and fails unless every address of it is public: what is checked is
 * what is connected to, so a name that answers otherwise the second time gains nothing.
 */
export const lookupPublic =
  (resolve: Resolve = (host, options, done) => lookup(host, options, done)): LookupFunction =>
  (host, options, done) =>
    resolve(host, { all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error !== null) return done(error, "", 0);
      if (first === undefined || !found.every(({ address }) => isPublicAddress(address))) {
        return done(new Error("The name leads to an address that is not public."), "", 0);
      }
      if (options.all === true) return done(null, [...found]);
      done(null, first.address, first.family);
    });
