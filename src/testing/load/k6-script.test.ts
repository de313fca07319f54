import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { transformSync } from "esbuild";
import { expect, test } from "vitest";
import { drawRequest, MIX, pathOf } from "./draw-request.ts";

const SCRIPT = new URL("../../../deploy/k6/axisor.js", import.meta.url);

type Sent = { readonly url: string; readonly headers: Readonly<Record<string, string>> };
type Script = {
  readonly look: () => void;
  readonly drawRequest: (chance: number) => string;
  readonly pathOf: (kind: string, cursor?: string) => string;
  readonly options: {
    readonly scenarios: { readonly users: { readonly vus: number; readonly exec: string } };
  };
};

/** The script as k6 would run it, with stand-ins for what k6 brings. */
const load = () => {
  const sent: Sent[] = [];
  const slept: number[] = [];
  const checks: Record<string, boolean>[] = [];
  const answer = { status: 200, body: '{"nextCursor":"next"}', headers: {} };
  const parts: Readonly<Record<string, unknown>> = {
    k6: {
      sleep: (seconds: number) => slept.push(seconds),
      check: (seen: unknown, all: Readonly<Record<string, (seen: unknown) => boolean>>) =>
        checks.push(Object.fromEntries(Object.entries(all).map(([name, holds]) => [name, holds(seen)]))),
    },
    "k6/http": {
      get: (url: string, { headers }: Pick<Sent, "headers">) => {
        sent.push({ url, headers });
        return answer;
      },
    },
    "k6/data": {
      SharedArray: function SharedArray(_: string, make: () => readonly string[]) {
        return make();
      },
    },
  };
  const module = { exports: {} as Script };
  const context = createContext({
    module,
    exports: module.exports,
    require: (name: string) => parts[name],
    __ENV: { AXISOR_URL: "https://axisor.example", AXISOR_THINK: "10" },
    __VU: 2,
    open: () => "one=1\ntwo=2\n\n",
  });
  runInContext(transformSync(readFileSync(SCRIPT, "utf8"), { format: "cjs" }).code, context);
  return { script: module.exports, sent, slept, checks };
};

test("asks what the load of our own asks, in the same mix", () => {
  const { script } = load();
  for (const { kind } of MIX) {
    expect(script.pathOf(kind)).toBe(pathOf(kind));
    expect(script.pathOf(kind, "abc")).toBe(pathOf(kind, "abc"));
  }
  for (let chance = 0.005; chance < 1; chance += 0.01)
    expect(script.drawRequest(chance)).toBe(drawRequest(chance));
});

test("asks as a page does, each user by a session of their own, and thinks between", () => {
  const { script, sent, slept, checks } = load();
  for (let look = 0; look < 200; look += 1) script.look();
  expect(script.options.scenarios.users).toMatchObject({ vus: 2, exec: "look" });
  expect(sent).toHaveLength(200);
  const known = [...MIX.map(({ kind }) => pathOf(kind)), pathOf("receipts", "next")];
  expect(new Set(sent.map(({ url }) => url))).toEqual(
    new Set(known.map((path) => `https://axisor.example${path}`)),
  );
  expect(sent[0]?.headers).toMatchObject({ cookie: "two=2", "x-axisor-page": "1" });
  expect(slept.every((seconds) => seconds >= 5 && seconds <= 15)).toBe(true);
  expect(checks.every((all) => Object.values(all).every((holds) => holds))).toBe(true);
});
