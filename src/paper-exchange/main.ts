import { readOptions } from "./read-options.ts";
import { startPaperExchange } from "./start-paper-exchange.ts";

/** The exchange as a process of its own. Says where it listens in one line of JSON, and stops at SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const options = await readOptions(process.argv.slice(2));
  const exchange = await startPaperExchange(options);
  process.stdout.write(`${JSON.stringify({ listening: exchange.url })}\n`);
  const stop = (): void => {
    void exchange.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`paper exchange: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
