import { describe, expect, test } from "vitest";
import { listProcedures } from "./list-procedures.ts";
import { type MatrixCase, makeCases } from "./make-cases.ts";
import { everything } from "./name-draw.ts";
import type { OwnName, Tenant } from "./seed-tenant.ts";

const IDS = ["account", "guard", "ended guard", "exit", "alert", "receipt", "notice", "panic", "panic link"];
const MORE = ["session", "other session", "device", "mail link", "mail", "user"];

const aTenant = (who: string): Tenant => {
  const named = (kind: OwnName["kind"], whats: readonly string[]): readonly OwnName[] =>
    whats.map((what) => ({ what, kind, value: `${who}'s ${what}` }));
  const names = [
    ...named("uuid", [...IDS, ...MORE]),
    ...named("text", ["position", "passkey"]),
    ...named("address", ["address"]),
    ...named("token", ["step-up", "enrolment"]),
    ...named("cursor", ["cursor of the trade log", "cursor of the events"]),
  ];
  return { userId: who, cookie: "", token: "", otherCookie: "", names, canaries: [] };
};

const BOTH = { own: aTenant("own"), foreign: aTenant("foreign") };
const PROCEDURES = listProcedures();

/** A tenth, as the runner of the tests takes it. */
const tenth = (atFull: number): number => Math.ceil(atFull / 10);

const placesOf = (cases: readonly MatrixCase[]): ReadonlySet<string> =>
  new Set(cases.map(({ place, whose }) => `${place} ${whose}`));

const inputsOf = (path: string, size = tenth): string => {
  const procedure = PROCEDURES.find((one) => one.path === path);
  return JSON.stringify(procedure === undefined ? [] : makeCases(procedure, BOTH, size));
};

describe("a slice of the cases", () => {
  test.each(PROCEDURES)("of $path gives every place something of everybody's", (procedure) => {
    for (const tenants of [BOTH, { ...BOTH, own: null }]) {
      expect(placesOf(makeCases(procedure, tenants, tenth))).toEqual(placesOf(makeCases(procedure, tenants)));
    }
  });

  test("has nothing in it that the whole has not", () => {
    for (const procedure of PROCEDURES) {
      const whole = new Set(makeCases(procedure, BOTH, everything).map(({ twin, whose }) => twin + whose));
      const more = makeCases(procedure, BOTH, tenth).filter(({ twin, whose }) => !whole.has(twin + whose));
      expect(more, procedure.path).toEqual([]);
    }
  });

  test("is a third of the whole at most, and at least a case of each procedure", () => {
    const count = (size: typeof tenth): number =>
      PROCEDURES.reduce((sum, procedure) => sum + makeCases(procedure, BOTH, size).length, 0);
    expect(count(tenth)).toBeLessThan(count(everything) / 3);
    for (const procedure of PROCEDURES)
      expect(makeCases(procedure, BOTH, tenth).length, procedure.path).toBeGreaterThan(0);
  });

  test.each([
    ["automations.pauseGuard", "foreign's guard"],
    ["automations.pauseGuard", "foreign's ended guard"],
    ["automations.pauseExit", "foreign's exit"],
    ["automations.rollBack", "foreign's exit"],
    ["automations.copy", "foreign's ended guard"],
    ["alerts.end", "foreign's alert"],
    ["credentials.test", "foreign's account"],
    ["tradeLog.get", "foreign's receipt"],
    ["tradeLog.whyNot", "foreign's guard"],
    ["tradeLog.whyNot", "foreign's exit"],
    ["tradeLog.whyNot", "foreign's alert"],
    ["panic.revokeLink", "foreign's panic link"],
    ["security.endSession", "foreign's session"],
    ["security.events", "foreign's cursor of the events"],
  ])("of %s tries what it is about: %s", (path, name) => {
    expect(inputsOf(path)).toContain(name);
  });

  test("is the same whenever it is drawn, and another for each procedure", () => {
    expect(inputsOf("tradeLog.get", everything).length).toBeGreaterThan(inputsOf("tradeLog.get").length);
    const drawn = (path: string): readonly string[] => [
      ...new Set(inputsOf(path).match(/foreign's [a-z ]+/g) ?? []),
    ];
    expect(drawn("tradeLog.get")).toEqual(drawn("tradeLog.get"));
    const others = ["tradeLog.get", "tradeLog.detail", "tradeLog.reEvaluate"].map((path) =>
      drawn(path).join(),
    );
    expect(new Set(others).size).toBeGreaterThan(1);
  });
});
