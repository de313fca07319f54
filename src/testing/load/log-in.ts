import { z } from "zod";
import { PAGE_MARK } from "#domain/security/page-mark.ts";

export type Login = {
  /** The product as a browser names it. */
  readonly origin: string;
  readonly email: string;
  readonly password: string;
  readonly address: string;
};

const stepSchema = z.object({
  result: z.object({ data: z.object({ kind: z.literal("ticket"), ticket: z.string() }) }),
});
const csrfSchema = z.object({ csrfToken: z.string() });

const browserOf = ({ origin, address }: Login) => ({
  origin,
  "sec-fetch-site": "same-origin",
  "x-forwarded-for": address,
});

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

const okay = (what: string, answer: Response): Response => {
  if (answer.ok) return answer;
  throw new Error(`${what} answered ${answer.status}`);
};

/** Logs in as a browser does: the password for a ticket, the ticket for a session. Returns the session's cookie. */
export const logIn = async (login: Login): Promise<string> => {
  const { origin, email, password } = login;
  const headers = browserOf(login);
  const asked = await fetch(`${origin}/api/trpc/auth.logIn`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json", [PAGE_MARK]: "1" },
    body: JSON.stringify({ email, password }),
  });
  const { ticket } = stepSchema.parse(await okay("The login", asked).json()).result.data;
  const csrf = okay("The form's token", await fetch(`${origin}/api/auth/csrf`, { headers }));
  const { csrfToken } = csrfSchema.parse(await csrf.json());
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { ...headers, cookie: cookiesOf(csrf) },
    body: new URLSearchParams({ csrfToken, ticket, json: "true", callbackUrl: origin }),
    redirect: "manual",
  });
  const session = /(?:^|; )((?:__Host-)?axisor\.session=[^;]+)/.exec(cookiesOf(answer))?.[1];
  if (session === undefined) throw new Error(`The ticket of ${email} opened no session (${answer.status})`);
  return session;
};
