import { sql } from "drizzle-orm";

/** Longer than a request's time-out and the writes around it; a crashed worker's intent is free after this. */
export const LEASE_MS = 12_000;

/** So long from now by the database's clock: the only clock that leases and settling are told by. */
export const fromNow = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;
