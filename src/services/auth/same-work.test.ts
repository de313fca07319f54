import { beforeEach, describe, expect, test } from "vitest";
import type { SignInDeps } from "#services/auth/sign-in-deps.ts";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { type Door, openDoor } from "#testing/sign-in/open-door.ts";
import { EMAIL, logIn, signUp } from "#testing/sign-in/trader-steps.ts";

/*
 * Whether an address has an account shows neither in an answer nor in what was done for it: the same questions to the
 * stores, the same rows written, the same hashes computed, in the same order. How long it takes is measured by a bench.
 */

const WATCHED = [
  "users",
  "sessions",
  "devices",
  "challenges",
  "factors",
  "mailLinks",
  "mails",
  "passwords",
  "security",
  "limiter",
] as const;

/** Both write a mail; see its contract. */
const ONE_MAIL = new Set(["mails.write", "mails.writeForNobody"]);

const watched = <T extends object>(name: string, part: T, done: string[]): T =>
  new Proxy(part, {
    get: (target, verb) => {
      const found: unknown = Reflect.get(target, verb);
      if (typeof found !== "function") return found;
      return (...given: unknown[]) => {
        const call = `${name}.${String(verb)}`;
        done.push(ONE_MAIL.has(call) ? "one mail" : call);
        return found.apply(target, given);
      };
    },
  });

let door: Door;
const done: string[] = [];

beforeEach(async () => {
  const plain = openDoor();
  const parts = Object.fromEntries(
    WATCHED.map((name) => [name, watched(name, plain.deps[name], done)]),
  ) as Partial<SignInDeps>;
  door = { ...openDoor(parts), users: plain.users, mails: plain.mails };
  await signUp(door);
});

const workOf = async (run: () => Promise<unknown>) => {
  done.length = 0;
  const answer = await run().then(
    (value) => ({ value }),
    (error) => ({ refused: error.message, code: error.code, field: error.field }),
  );
  return { answer, work: [...done] };
};

const from = (network: string) => openBrowser(door, network);
const PROCEDURES = {
  logIn: (email: string, browser = from("203.0.113.1")) =>
    browser.ask((api) => api.auth.logIn({ email, password: "a guess that is long" })),
  register: (email: string) => from("203.0.113.1").ask((api) => api.auth.register({ email })),
  requestReset: (email: string) => from("203.0.113.1").ask((api) => api.auth.requestReset({ email })),
};

describe("an address that has an account and one that has none", () => {
  test.each(Object.entries(PROCEDURES))(
    "cannot be told apart by what %s answers and does",
    async (_, ask) => {
      const known = await workOf(() => ask(EMAIL));
      const unknown = await workOf(() => ask("nobody@axisor.local"));
      expect(unknown).toEqual(known);
      expect(known.work.length).toBeGreaterThan(4);
    },
  );

  test("cannot be told apart by logIn in a browser that logged in to another account before", async () => {
    await signUp(door, "other@axisor.local");
    const browser = from("203.0.113.2");
    await logIn(door, browser, { email: "other@axisor.local" });
    const known = await workOf(() => PROCEDURES.logIn(EMAIL, browser));
    const unknown = await workOf(() => PROCEDURES.logIn("nobody@axisor.local", browser));
    expect(unknown).toEqual(known);
    expect(known.work).toContain("devices.find");
  });

  test("cannot be told apart by when attempts run out", async () => {
    const answersOf = async (email: string, net: number) => {
      const answers: unknown[] = [];
      for (let n = 0; n < 7; n++)
        answers.push(await workOf(() => PROCEDURES.logIn(email, from(`10.${net}.0.${n}`))));
      return answers;
    };
    expect(await answersOf("nobody@axisor.local", 1)).toEqual(await answersOf(EMAIL, 2));
  });
});
