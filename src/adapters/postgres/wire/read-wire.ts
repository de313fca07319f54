import { readFileSync } from "node:fs";

/** Where a server listens. */
export type Place = { readonly host: string; readonly port: number };

/** Whom an encrypted connection trusts: the authorities everybody trusts, or those of one file, PEM. */
export type Encryption = { readonly ca: string | null };

export type Wire = {
  /** What the driver is told: the address without what only concerns how its bytes travel. */
  readonly address: string;
  /** Null where it is no one address on a network: the driver opens its sockets itself. */
  readonly place: Place | null;
  readonly encryption: Encryption | null;
};

const POSTGRES_PORT = 5432;

/** What the standard client reads and no server knows: sent to one as a setting, it would be refused. */
const OURS = ["sslmode", "ssl", "sslrootcert", "sslnegotiation", "channel_binding"] as const;

const DIRECT =
  "The database's address says sslnegotiation=direct. Leave it out: encryption is asked for first, which every server understands.";

/** Whose certificate was looked at. The weaker names mean the same here: nothing else keeps strangers out. */
const ENCRYPTED: ReadonlySet<string> = new Set(["true", "require", "verify-ca", "verify-full"]);
const PLAIN: ReadonlySet<string> = new Set(["false", "disable"]);

const isEncrypted = (mode: string | null, rootCertificate: string | null): boolean => {
  if (mode === null) return rootCertificate !== null;
  if (ENCRYPTED.has(mode)) return true;
  if (PLAIN.has(mode)) return false;
  throw new Error(
    `The database's address says sslmode=${mode}, with which strangers may read along. Write verify-full, or disable on a network of your own.`,
  );
};

/**
 * How the bytes of a database's address travel.
 * @param settled names of settings that are not the address's to choose, such as how long a statement may take.
 * @throws Error with one line that says what to write, where the address leaves
 * open whether they are encrypted, or names certificates that cannot be read.
 */
export const readWire = (url: string, settled: readonly string[] = []): Wire => {
  const address = new URL(url);
  const { hostname, port, searchParams } = address;
  const rootCertificate = searchParams.get("sslrootcert");
  const isOneAddress = hostname !== "" && !hostname.includes(",") && !searchParams.has("host");
  const encryption = isEncrypted(searchParams.get("sslmode") ?? searchParams.get("ssl"), rootCertificate)
    ? {
        ca:
          rootCertificate === null || rootCertificate === "system"
            ? null
            : readFileSync(rootCertificate, "utf8"),
      }
    : null;
  if (searchParams.get("sslnegotiation") === "direct") throw new Error(DIRECT);
  for (const name of [...OURS, ...settled]) searchParams.delete(name);
  return {
    address: address.href,
    place: isOneAddress
      ? { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || POSTGRES_PORT) }
      : null,
    encryption,
  };
};
