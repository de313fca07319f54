import type { Browser, BrowserContext, ConsoleMessage, WebError } from "@playwright/test";
import { sessionCookie } from "#server/auth/session-cookie.ts";
import { noteCanary } from "./canary-book.ts";
import { readStorage } from "./read-storage.ts";
import { noteSeen } from "./seen-notes.ts";

const SESSION_COOKIES = new Set<string>([sessionCookie(true).name, sessionCookie(false).name]);
const bytesOf = (text: string): Buffer => Buffer.from(text, "utf8");

/** What the pages of a browser say where only developers look. Listens until the function it returns is called. */
function listen(context: BrowserContext, home: string): () => void {
  const onConsole = (message: ConsoleMessage): void =>
    noteSeen(home, "console", { place: `console.${message.type()}`, bytes: bytesOf(message.text()) });
  const onError = (thrown: WebError): void => {
    const { message, stack = "" } = thrown.error();
    noteSeen(home, "console", { place: "an uncaught error", bytes: bytesOf(`${message}\n${stack}`) });
  };
  context.on("console", onConsole);
  context.on("weberror", onError);
  return () => {
    context.off("console", onConsole);
    context.off("weberror", onError);
  };
}

/** What a browser keeps. Its session is a secret that it may keep; it is written down to be looked for elsewhere. */
async function keep(context: BrowserContext, home: string): Promise<void> {
  for (const page of context.pages()) {
    for (const piece of await readStorage(page)) noteSeen(home, "storage", piece);
  }
  for (const { name, value } of await context.cookies()) {
    if (!SESSION_COOKIES.has(name))
      noteSeen(home, "storage", { place: `cookie · ${name}`, bytes: bytesOf(value) });
    else if (value !== "") noteCanary(home, "session-token", value);
  }
}

/**
 * Listens to every context of a browser from its beginning, and reads what each keeps when `during` is over.
 * @throws Error when one was closed before that: it might have kept something.
 */
export async function watchContexts(
  browser: Browser,
  home: string,
  during: () => Promise<void>,
): Promise<void> {
  let goneEarly = 0;
  const countGone = (): void => {
    goneEarly += 1;
  };
  const leave: (() => void)[] = [];
  const watch = (context: BrowserContext): void => {
    context.on("close", countGone);
    leave.push(listen(context, home), () => context.off("close", countGone));
  };
  for (const context of browser.contexts()) watch(context);
  browser.on("context", watch);
  await during();
  browser.off("context", watch);
  if (goneEarly > 0) throw new Error("Leave contexts open: what they keep is read when the test is over");
  for (const context of browser.contexts()) await keep(context, home);
  for (const stop of leave) stop();
}
