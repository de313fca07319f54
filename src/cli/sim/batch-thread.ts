import { parentPort } from "node:worker_threads";
import { type Batch, runBatch } from "./run-batch.ts";

/* One thread of a simulation: runs the batches it is given and posts what came of each. */
parentPort?.on("message", async (batch: Batch) => {
  const result = await runBatch(batch, () => parentPort?.postMessage({ kind: "seed" }));
  parentPort?.postMessage({ kind: "done", result });
});
