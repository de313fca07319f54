import { printFailure } from "./print.ts";
import { buildProduct } from "./start/build-product.ts";

/* Builds the product with its service worker. */
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
process.once("SIGTERM", () => stop.abort());
try {
  await buildProduct(stop.signal);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
