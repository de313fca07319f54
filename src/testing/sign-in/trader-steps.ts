import { type App, anApp } from "./an-app.ts";
import { type Browser, openBrowser } from "./open-browser.ts";
import type { Door } from "./open-door.ts";

export const EMAIL = "trader@axisor.local";
export const PASSWORD = "four unrelated words serve";

/** Registers through the link that was mailed. */
export const signUp = async (door: Door, email = EMAIL, password = PASSWORD): Promise<void> => {
  const browser = openBrowser(door, "198.51.100.77");
  await browser.ask((api) => api.auth.register({ email }));
  const token = await door.linkTo(email);
  if (token === null) throw new Error("no link was mailed");
  await browser.ask((api) => api.auth.choosePassword({ token, password }));
};

/** Logs in with the password, and with the app's code where one is asked. */
export const logIn = async (
  door: Door,
  browser: Browser,
  { email = EMAIL, password = PASSWORD, app }: { email?: string; password?: string; app?: App } = {},
): Promise<void> => {
  const step = await browser.ask((api) => api.auth.logIn({ email, password }));
  if (step.kind === "ticket") {
    if (!(await browser.open(step.ticket))) throw new Error("the ticket opened nothing");
    return;
  }
  if (app === undefined) throw new Error("a second factor was asked");
  const answer = { kind: "totp", code: app.codeAt(door.clock()) } as const;
  const { ticket } = await browser.ask((api) => api.auth.answerFactor({ challenge: step.challenge, answer }));
  if (!(await browser.open(ticket))) throw new Error("the ticket opened nothing");
};

/** Adds an authenticator app in a session that is fresh; time moves on to its next code. */
export const addApp = async (door: Door, browser: Browser): Promise<{ app: App; codes: string[] }> => {
  const { secret } = await browser.ask((api) => api.security.beginTotp());
  const app = anApp(secret);
  const { codes } = await browser.ask((api) => api.security.confirmTotp({ code: app.codeAt(door.clock()) }));
  door.pass(30_000);
  return { app, codes };
};

/** A trader with an authenticator app, logged in and fresh. */
export const enterWithApp = async (door: Door, email = EMAIL) => {
  await signUp(door, email);
  const browser = openBrowser(door);
  await logIn(door, browser, { email });
  return { browser, ...(await addApp(door, browser)) };
};
