import { wire } from "#server/composition/wire.ts";
import { createLog } from "#server/log.ts";
import { tellAlways } from "#server/worker/tell-always.ts";
import { type ToldSettings, toldOptions } from "./told-options.ts";

/** The part of a worker that tells, as a process of its own: it is what is killed. Its settings come by its first argument. */
const settings = JSON.parse(process.argv[2] ?? "{}") as ToldSettings;
const wired = wire({ ...toldOptions(settings), name: "axisor-bench-worker", log: createLog() });
await tellAlways(wired, new AbortController().signal);
