import { Worker } from "node:worker_threads";
import type { Batch, BatchResult } from "./run-batch.ts";

type Message = { readonly kind: "seed" } | { readonly kind: "done"; readonly result: BatchResult };

export type SimThread = {
  /** Runs a batch; `onSeed` hears of each seed. One batch at a time. @throws what broke in it. */
  run(batch: Batch, onSeed: () => void): Promise<BatchResult>;
  close(): Promise<unknown>;
};

/** A thread of its own, which loads the product's modules once for all batches that it runs. */
export const openSimThread = (): SimThread => {
  const thread = new Worker(new URL("./batch-thread.ts", import.meta.url));
  return {
    run: (batch, onSeed) => {
      const { promise, resolve, reject } = Promise.withResolvers<BatchResult>();
      const hear = (message: Message): void => {
        if (message.kind === "seed") onSeed();
        else resolve(message.result);
      };
      const gone = (): void => reject(new Error("A thread of the simulation ended without a result"));
      thread.on("message", hear).once("error", reject).once("exit", gone);
      thread.postMessage(batch);
      return promise.finally(() => {
        thread.off("message", hear).off("error", reject).off("exit", gone);
      });
    },
    close: () => thread.terminate(),
  };
};
