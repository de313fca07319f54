import { expect, test } from "vitest";
import { CRONS, callCron } from "./call-cron.ts";

const CALL = { name: "notify", address: "http://web.invalid:3000/anything", secret: "0123456789abcdef" };

const answering = (response: Response) => {
  const seen: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: URL, init: RequestInit) => {
    seen.push({ url: url.href, init });
    return response;
  };
  return { seen, fetch };
};

test("every cron of the schedule can be called by its name", () => {
  expect(CRONS).toContain("margin-monitor");
  expect(CRONS).toContain("maintenance");
  for (const name of CRONS) expect(name).toMatch(/^[a-z-]+$/);
});

test("a cron is called once, with the secret, and its answer is told", async () => {
  const { seen, fetch } = answering(Response.json({ sent: 3 }));
  expect(await callCron(CALL, fetch)).toEqual({ ok: true, said: '200 {"sent":3}' });
  expect(seen.map(({ url }) => url)).toEqual(["http://web.invalid:3000/api/cron/notify"]);
  expect(seen[0]?.init.headers).toEqual({ authorization: `Bearer ${CALL.secret}` });
});

test("whatever is not done has failed: a refusal, a failure, another place to go", async () => {
  for (const status of [204, 302, 401, 500, 503]) {
    const { fetch } = answering(new Response(null, { status }));
    expect(await callCron(CALL, fetch), String(status)).toEqual({ ok: false, said: String(status) });
  }
});

test("a secret is not carried on to where an answer points", async () => {
  const { seen, fetch } = answering(new Response(null, { status: 307, headers: { location: "/elsewhere" } }));
  await callCron(CALL, fetch);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.init.redirect).toBe("manual");
});

test("a server that is away is named, and the secret is not", async () => {
  const { ok, said } = await callCron(CALL, async () => {
    throw new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") });
  });
  expect(ok).toBe(false);
  expect(said).toBe("http://web.invalid:3000 did not answer: connect ECONNREFUSED");
});
