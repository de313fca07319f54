import { describe, expect, test, vi } from "vitest";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import type { Health } from "#services/operations/describe-health.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import type { Trader } from "../trpc/context.ts";
import { detailedRoute } from "./detailed-route.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
const AT = Date.UTC(2026, 10, 28, 17, 0, 0);

const HEALTH: Health = {
  at: AT,
  components: [
    { name: "database", state: "ok", detail: "", latencyMs: 2, since: AT - 60_000, seenAt: AT },
    {
      name: "workers",
      state: "failed",
      detail: "no tick: mainnet 48 s",
      latencyMs: null,
      since: AT - 18_000,
      seenAt: AT,
    },
  ],
  networks: [{ network: "mainnet", tickAgeMs: 48_000, workerAgeMs: 49_000, isBreakerOpen: false }],
  canaryAgeMs: 14_000,
};

const aHealth = ({
  token = TOKEN,
  trader = null,
}: {
  readonly token?: string | null;
  readonly trader?: Trader | null;
} = {}) => {
  const recorded: SecurityEvent[] = [];
  const { composition } = aComposition({}, { metricsToken: token });
  const security = { record: async (event: SecurityEvent) => void recorded.push(event) };
  const { send } = aRoute({ composition: { ...composition, security }, trader });
  const read = vi.fn(async () => HEALTH);
  const call = (authorization?: string) =>
    send(
      detailedRoute(read),
      new Request("http://localhost/api/health/detailed", {
        headers: authorization === undefined ? {} : { authorization },
      }),
    );
  return { call, read, recorded };
};

describe("detailed health", () => {
  test("tells the bearer of every part, since when it is so, and how old ticks are", async () => {
    const response = await aHealth().call(`Bearer ${TOKEN}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      at: "2026-11-28T17:00:00.000Z",
      status: "failed",
      components: [
        { name: "database", state: "ok", latencyMs: 2, detail: "", since: "2026-11-28T16:59:00.000Z" },
        {
          ...{ name: "workers", state: "failed", latencyMs: null, detail: "no tick: mainnet 48 s" },
          since: "2026-11-28T16:59:42.000Z",
          networks: HEALTH.networks,
        },
      ],
      canaryAgeMs: 14_000,
    });
  });

  test("tells an operator who is logged in with a second factor", async () => {
    const operator = anActiveSession({ role: "operator", hasSecondFactor: true });
    expect((await aHealth({ trader: operator, token: null }).call()).status).toBe(200);
  });

  const OTHERS: ReadonlyArray<
    readonly [who: string, trader: Trader | null, authorization: string | undefined]
  > = [
    ["nobody", null, undefined],
    ["a wrong bearer", null, `Bearer ${TOKEN.slice(1)}`],
    ["an empty bearer", null, "Bearer "],
    ["a trader", anActiveSession({ role: "trader", hasSecondFactor: true }), undefined],
    [
      "an operator without a second factor",
      anActiveSession({ role: "operator", hasSecondFactor: false }),
      undefined,
    ],
  ];
  test.each(OTHERS)("tells %s nothing, and takes it down", async (_, trader, authorization) => {
    const { call, read, recorded } = aHealth({ trader });
    const response = await call(authorization);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toMatch(/database|mainnet|version/);
    expect(read).not.toHaveBeenCalled();
    expect(recorded).toMatchObject([{ kind: "access-refused", facts: { path: "/api/health/detailed" } }]);
  });

  test("without a token in the settings no bearer is right", async () => {
    for (const sent of ["Bearer ", "Bearer null", "Bearer undefined", `Bearer ${TOKEN}`]) {
      expect((await aHealth({ token: null }).call(sent)).status, sent).toBe(401);
    }
  });
});
