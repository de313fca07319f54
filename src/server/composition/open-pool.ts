import { type OpenDatabase, openDatabase } from "#adapters/postgres/open-database.ts";
import type { Meter } from "#ports/meter.ts";
import type { Tracer } from "#ports/tracer.ts";
import type { WiringOptions } from "./wiring-options.ts";

/** The connections of this process, and how long what waits for one of them waits. */
export const openPool = (
  { databaseUrl, connections, name, connectionWaitMs: waitMs, onStatement }: WiringOptions,
  { tracer, meter }: { readonly tracer: Tracer; readonly meter: Meter },
): OpenDatabase => {
  const onWaited = (ms: number) => meter.time("database_wait_seconds", ms / 1_000, {});
  return openDatabase(databaseUrl, {
    max: connections,
    name,
    currentTrace: tracer.current,
    ...(onStatement === undefined ? {} : { onStatement }),
    ...(waitMs === undefined ? {} : { queue: { waitMs, onWaited } }),
  });
};
