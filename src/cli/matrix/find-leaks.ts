import { setTimeout as sleep } from "node:timers/promises";
import { isStream } from "#server/http/stream-places.ts";
import type { Tenant } from "./seed-tenant.ts";

/** An answer as it went out: everything a caller can read. */
export type Answer = { readonly status: number; readonly text: string };

/** A stream says what it has to say at once, and then waits for something to happen. */
const QUIET_MS = 250;

/** What a stream says before it waits; it is left then. */
const beginningOf = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const [reader, decoder] = [body.getReader(), new TextDecoder()];
  let said = "";
  for (;;) {
    const quiet = sleep(QUIET_MS).then(() => null);
    const read = await Promise.race([reader.read(), quiet]);
    if (read === null || read.done) break;
    said += decoder.decode(read.value, { stream: true });
  }
  await reader.cancel();
  return said;
};

export const readAnswer = async (response: Response): Promise<Answer> => {
  const isEndless = isStream(response) && response.body !== null;
  const said = isEndless ? await beginningOf(response.body) : await response.text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return { status: response.status, text: `${headers}\n\n${said}` };
};

/** What an answer tells of a tenant who did not ask, beyond what the question said itself. An operator sees whose event it is. */
export const findLeaks = (
  { text }: Answer,
  tenant: Tenant,
  { asked, isOperator }: { readonly asked: string; readonly isOperator: boolean },
): readonly string[] =>
  tenant.canaries
    .filter((canary) => !(isOperator && canary.isForOperators))
    .filter((canary) => text.includes(canary.text) && !asked.includes(canary.text))
    .map(({ what }) => what);

/** Everything that differs between two answers that say the same: ids, tokens and times. */
const NAMES = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|[A-Za-z0-9_-]{20,}/g;

/** Whether two answers tell a caller the same; the words around names count, the names do not. */
export const isSameAnswer = (one: Answer, other: Answer): boolean =>
  one.status === other.status && one.text.replace(NAMES, "#") === other.text.replace(NAMES, "#");

/** A failure of ours; that something is away for now is said on purpose, with 503. */
export const isServerError = ({ status }: Answer): boolean => status >= 500 && status !== 503;
