import type { RouteAsker } from "./route-asker.ts";
import { waitUntil } from "./wait-until.ts";

/** Listens until the price was told, and until it was looked after that whether the overview is another one now. */
export const listenToStream = async ({ asked, trader, send }: RouteAsker): Promise<void> => {
  await send({ answers: 401 });
  const { body } = await send({ headers: { cookie: trader.cookie }, answers: 200 });
  if (body === null) throw new Error("The stream says nothing");
  const [reader, decoder] = [body.getReader(), new TextDecoder()];
  for (let said = ""; !said.includes("event: price"); ) {
    const { value, done } = await reader.read();
    if (done) throw new Error("The stream ended before it told a price");
    said += decoder.decode(value, { stream: true });
  }
  const before = asked.statements.length;
  await waitUntil("the stream looks again", () => asked.statements.length > before);
  await reader.cancel();
};
