import { parentPort, workerData } from "node:worker_threads";
import { type Batch, runBatch } from "./run-batch.ts";

/* One thread of a simulation: runs its batch and posts what came of it. */
const batch = workerData as Batch;
const result = await runBatch(batch, () => parentPort?.postMessage({ kind: "seed" }));
parentPort?.postMessage({ kind: "done", result });
