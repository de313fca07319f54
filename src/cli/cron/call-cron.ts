import vercel from "../../../vercel.json" with { type: "json" };

const PREFIX = "/api/cron/";
/** A job ends by itself in a minute; what has not answered by then does not answer. */
const PATIENCE_MS = 90_000;
const MOST_SAID = 2_000;

/** What there is to call, as the schedule names it. */
export const CRONS: readonly string[] = vercel.crons.map(({ path }) => path.replace(PREFIX, ""));

export type CronCall = { readonly name: string; readonly address: string; readonly secret: string };
export type CronAnswer = { readonly ok: boolean; readonly said: string };
type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

/** Calls one cron of a web server, once: the next call of the schedule is the second attempt. Never rejects. */
export const callCron = async (
  { name, address, secret }: CronCall,
  fetch: Fetch = globalThis.fetch,
): Promise<CronAnswer> => {
  try {
    const answer = await fetch(new URL(`${PREFIX}${name}`, address), {
      headers: { authorization: `Bearer ${secret}` },
      // A redirect would carry the secret to somebody who was not named.
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = (await answer.text()).trim().slice(0, MOST_SAID);
    return { ok: answer.status === 200, said: `${answer.status} ${text}`.trim() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    return { ok: false, said: `${new URL(address).origin} did not answer: ${why}` };
  }
};
