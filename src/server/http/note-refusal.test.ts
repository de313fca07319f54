import { describe, expect, test } from "vitest";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { callOf, PROCEDURES, SAME_ORIGIN } from "#testing/server/procedure-examples.ts";
import { trpcRoute } from "../trpc/trpc-route.ts";

const procedureAt = (path: string) => {
  const procedure = PROCEDURES.find((one) => one.path === path);
  if (procedure === undefined) throw new Error(`there is no ${path}`);
  return procedure;
};
const PAUSE = procedureAt("automations.pauseGuard");
const CONNECT = procedureAt("credentials.connect");
const FOREIGN = { ...SAME_ORIGIN, origin: "https://evil.example", "sec-fetch-site": "cross-site" };

/** It stands still: where a minute turns while a test counts, the count begins anew. */
const STANDING = Date.now();
const now = (): number => STANDING;

function anApi(record?: (event: SecurityEvent) => Promise<void>) {
  const recorded: SecurityEvent[] = [];
  const note = async (event: SecurityEvent) => void recorded.push(event);
  const trader = anActiveSession({ deviceId: "018f0000-0000-7000-8000-00000000000d" });
  const composition = { ...aComposition({}, {}, now).composition, security: { record: record ?? note } };
  const { send, lines } = aRoute({ composition, trader, now });
  return { send: (request: Request) => send(trpcRoute, request), recorded, lines, trader };
}

describe("somebody who is refused", () => {
  test("for coming from a foreign page is taken down, with who, from where and what for", async () => {
    const { send, recorded, trader } = anApi();
    await send(callOf(PAUSE, { headers: { ...FOREIGN, "x-forwarded-for": "203.0.113.7" } }));
    expect(recorded).toMatchObject([
      {
        kind: "access-refused",
        outcome: "refused",
        actor: "user",
        userId: trader.userId,
        sessionId: trader.sessionId,
        deviceId: trader.deviceId,
        network: "203.0.113.7",
        facts: { why: "foreign-origin", procedure: "automations.pauseGuard" },
      },
    ]);
  });

  test("for trying too often to be somebody is taken down; for reading too often is not", async () => {
    const { send, recorded } = anApi();
    for (let call = 0; call < 61; call++) await send(callOf(CONNECT));
    expect(recorded.map(({ facts }) => facts)).toEqual([
      { why: "too-many-attempts", procedure: "credentials.connect" },
    ]);
    for (let call = 0; call < 121; call++) await send(callOf(PAUSE));
    expect(recorded).toHaveLength(1);
  });

  test("all the time is taken down a few times a minute", async () => {
    const { send, recorded } = anApi();
    for (let call = 0; call < 100; call++) await send(callOf(PAUSE, { headers: FOREIGN }));
    expect(recorded).toHaveLength(20);
  });

  test("is refused still where that cannot be taken down, and the log says so", async () => {
    const { send, lines } = anApi(async () => Promise.reject(new Error("the chain is broken")));
    expect((await send(callOf(PAUSE, { headers: FOREIGN }))).status).toBe(403);
    expect(lines.join()).toContain("the chain is broken");
  });
});
