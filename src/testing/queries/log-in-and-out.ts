import { z } from "zod";
import { AUTH_USER } from "#server/limits/limit-rules.ts";
import { issueChallenge } from "#services/auth/issue-challenge.ts";
import type { RouteAsker } from "./route-asker.ts";

const csrfSchema = z.object({ csrfToken: z.string() });
const SESSION = /^(?:__Host-)?axisor\.session=[^;]+/;

const cookiesOf = (response: Response): readonly string[] =>
  response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");

const at = (action: string) => ({ path: `/api/auth/${action}`, params: { nextauth: action.split("/") } });

/** Where attempts are counted by the product; nobody who asks here is stopped by it. */
const countAttempt = async ({ asked, trader }: RouteAsker): Promise<void> => {
  const { attempts } = asked.stage.wired;
  const taken = await attempts.take(trader.userId, AUTH_USER);
  if (!taken.ok) throw new Error("No attempt was counted");
  await attempts.giveBack(trader.userId, AUTH_USER, taken.value.windowStart);
  await attempts.clear(trader.userId, AUTH_USER);
};

/** Asks who is logged in, logs in anew from a session, with a ticket that was used and one that was not, and logs out. */
export const logInAndOut = async (asker: RouteAsker): Promise<void> => {
  const { asked, trader, send } = asker;
  const { wired } = asked.stage;
  await countAttempt(asker);
  const expectKnown = async (headers: Readonly<Record<string, string>>, isKnown: boolean): Promise<void> => {
    const said = await (await send({ headers, answers: 200 })).text();
    if (said.includes("@") !== isKnown) throw new Error(`Whoever is logged in is told ${said}`);
  };
  await expectKnown({}, false);
  await expectKnown({ cookie: trader.cookie }, true);
  const csrf = await send({ ...at("csrf"), answers: 200 });
  const { csrfToken } = csrfSchema.parse(await csrf.json());
  const ticket = await issueChallenge(
    { ...wired, now: wired.clock },
    { kind: "ticket", userId: trader.userId, method: "password+passkey" },
  );
  const form = { csrfToken, ticket, json: "true" };
  const withCsrf = (cookie: string) => ({ cookie: [...cookiesOf(csrf), cookie].join("; ") });
  const enter = (answers: number) =>
    send({ ...at("callback/credentials"), headers: withCsrf(trader.cookie), form, answers });
  const session = cookiesOf(await enter(200)).find((cookie) => SESSION.test(cookie));
  if (session === undefined) throw new Error("The ticket opened no session");
  await enter(401);
  await expectKnown({ cookie: session }, true);
  await send({
    ...at("signout"),
    headers: withCsrf(session),
    form: { csrfToken, json: "true" },
    answers: 200,
  });
  await expectKnown({ cookie: session }, false);
};
