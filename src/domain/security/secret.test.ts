import { format, inspect } from "node:util";
import { serialize } from "node:v8";
import { describe, expect, test } from "vitest";
import { Secret } from "./secret.ts";

const CANARY = "canary-7f3a";

/** Whatever turns a value into text or bytes somewhere in a process. */
const SINKS: Readonly<Record<string, (secret: Secret<string>) => unknown>> = {
  "JSON.stringify": (secret) => JSON.stringify({ secret }),
  "a template": (secret) => `${secret}`,
  "joining with a string": (secret) => String(secret).concat("!"),
  "String()": (secret) => String(secret),
  "an array's join": (secret) => [secret].join(),
  "util.inspect with everything shown": (secret) =>
    inspect({ secret }, { showHidden: true, depth: null, getters: true, customInspect: true }),
  "util.inspect without custom functions": (secret) =>
    inspect({ secret }, { showHidden: true, depth: null, customInspect: false }),
  "util.format": (secret) => format("%s %o %O %j", secret, secret, secret, secret),
  "a spread": (secret) => JSON.stringify({ ...secret }),
  "its own names": (secret) => JSON.stringify(Object.getOwnPropertyNames(secret)),
  "an error's cause": (secret) => inspect(new Error("failed", { cause: secret })),
  "a map": (secret) => inspect(new Map([["secret", secret]])),
  structuredClone: (secret) => inspect(structuredClone(secret), { showHidden: true }),
  "v8.serialize": (secret) => serialize(secret).toString("latin1"),
};

describe("a secret", () => {
  test.each(Object.entries(SINKS))("does not show through %s", (_, show) => {
    expect(String(show(new Secret(CANARY)))).not.toContain(CANARY);
  });

  test("is told by the one word that tells it", () => {
    expect(new Secret(CANARY).reveal()).toBe(CANARY);
  });
});
