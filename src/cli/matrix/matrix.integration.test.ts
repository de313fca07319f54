import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ensureOwnKeyring } from "#server/composition/keyrings.ts";
import { accountView } from "#server/views/account-view.ts";
import { AppError } from "#services/app-error.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { runs } from "#testing/infra/runs.ts";
import { createTestDatabase } from "#testing/infra/test-database.ts";
import { isClean } from "./findings.ts";
import { listProcedures } from "./list-procedures.ts";
import type { Planting } from "./open-product.ts";
import { type MatrixOptions, type MatrixReport, runMatrix } from "./run-matrix.ts";

const walk = (options: Partial<MatrixOptions> = {}): Promise<MatrixReport> =>
  inPrivateDirectory(async (home) => {
    const keyringFile = join(home, "keyring.json");
    await ensureOwnKeyring(keyringFile, Date.now());
    const own = await createTestDatabase();
    try {
      return await runMatrix({ databaseUrl: own.url, keyringFile, say: () => undefined, ...options });
    } finally {
      await own.drop();
    }
  });

/**
 * What takes a signature, a code, a mailed link, an open outbox, a bot, a browser's own address, an exchange that answers or an
 * alert that stands is refused to everybody here.
 * Everything else was carried out for its owner, so what it refuses to others means something.
 */
const REFUSED_TO_ALL: ReadonlySet<string> = new Set([
  "auth.answerFactor",
  "auth.choosePassword",
  "auth.confirmEmail",
  "auth.logIn",
  "auth.logInWithPasskey",
  "auth.readLink",
  "credentials.connect",
  "credentials.replace",
  "credentials.startOnPaper",
  "credentials.test",
  "ledger.read",
  "market.candles",
  "notifications.bindTelegram",
  "notifications.renewPush",
  // Names what is no tenant's: for an operator one is as good as another.
  "operator.silence",
  "outbox.list",
  ...listProcedures()
    .map(({ path }) => path)
    .filter((path) => path.startsWith("positions.")),
  "security.addPasskey",
  "security.beginTotp",
  "security.confirmTotp",
  "security.stepUp",
]);

/** Ten times as many cases at full size, on a busy machine. */
const PATIENCE_MS = 40 * 60_000;

test(
  "nobody reads, changes or floods what is somebody else's, by any procedure or route, whatever is named",
  async () => {
    const { figures, findings, neverDone } = await walk({ size: runs });
    expect(findings).toEqual([]);
    expect(isClean(figures)).toBe(true);
    expect(figures.procedures).toBe(listProcedures().length);
    expect(figures.routes).toBeGreaterThan(7);
    expect(figures.cases).toBeGreaterThan(runs(6_000));
    expect(neverDone.filter((path) => !REFUSED_TO_ALL.has(path))).toEqual([]);
  },
  PATIENCE_MS,
);

/** Mistakes that people make, each in one service, and what the matrix has to say about it. */
const MISTAKES: ReadonlyArray<
  readonly [what: string, only: string, plant: Planting, found: Readonly<Record<string, number>>]
> = [
  [
    "a service that finds by id without the owner",
    "credentials.test",
    (services, wired) => ({
      ...services,
      credentials: {
        ...services.credentials,
        test: async ({ id }) => {
          const account = await wired.accounts.find(id);
          if (account === null) throw new AppError("not-found", "This account is not there.");
          return accountView(account, "en");
        },
      },
    }),
    { foreignWrites: 0, serverErrors: 0 },
  ],
  [
    "one that says whose it is not",
    "credentials.test",
    (services, wired) => ({
      ...services,
      credentials: {
        ...services.credentials,
        test: async (request) => {
          const account = await wired.accounts.find(request.id);
          if (account !== null && account.userId !== request.acting.userId)
            throw new AppError("forbidden", "This account is somebody else's.");
          return await services.credentials.test(request);
        },
      },
    }),
    // The two traders and the operator, each with the name of an account.
    { leaks: 3, foreignWrites: 0, serverErrors: 0 },
  ],
  [
    "one that answers alike in other words",
    "automations.pauseGuard",
    (services, wired) => ({
      ...services,
      automations: {
        ...services.automations,
        pauseGuard: async (request) => {
          const guard = await wired.automations.find(request.id);
          if (guard !== null && guard.userId !== request.userId)
            throw new AppError("not-found", "This guard is not yours.");
          return await services.automations.pauseGuard(request);
        },
      },
    }),
    // A guard that runs and one that has ended, for three callers.
    { leaks: 6, foreignWrites: 0, serverErrors: 0 },
  ],
  [
    "one that answers as it should and writes all the same",
    "automations.pauseGuard",
    (services, wired) => ({
      ...services,
      automations: {
        ...services.automations,
        pauseGuard: async (request) => {
          const guard = await wired.automations.find(request.id);
          if (guard !== null) await wired.automations.pause(guard.userId, guard.id, wired.clock());
          return await services.automations.pauseGuard(request);
        },
      },
    }),
    { leaks: 0, serverErrors: 0 },
  ],
  [
    "one that breaks over what it does not expect",
    "tradeLog.get",
    (services) => ({
      ...services,
      tradeLog: {
        ...services.tradeLog,
        get: (request) =>
          services.tradeLog.get(request).catch(() => Promise.reject(new TypeError("it is undefined"))),
      },
    }),
    { leaks: 0, foreignWrites: 0 },
  ],
];

const FIELD = ["leaks", "leaks", "leaks", "foreignWrites", "serverErrors"] as const;

describe("the matrix finds", () => {
  test.each(MISTAKES.map(([what, only, plant, found], at) => [what, { only, plant, found, at }] as const))(
    "%s",
    async (_, { only, plant, found, at }) => {
      const { figures } = await walk({ only: [only], plant });
      expect(figures).toMatchObject({ ...found, unlimited: 0 });
      expect(figures[FIELD[at] ?? "leaks"]).toBeGreaterThan(0);
      expect(isClean(figures)).toBe(false);
    },
  );

  test("a procedure that nothing limits, and names it alone", async () => {
    const { figures, findings } = await walk({
      only: ["automations.pauseGuard", "automations.armGuard"],
      plantLimiter: (limiter) => ({
        ...limiter,
        take: async (key, rule) =>
          rule.name.startsWith("call-lower")
            ? { ok: true, value: { allowed: true, retryAfterMs: 0 } }
            : await limiter.take(key, rule),
      }),
    });
    expect(figures).toMatchObject({ leaks: 0, foreignWrites: 0, serverErrors: 0, unlimited: 1 });
    expect(findings).toMatchObject([{ kind: "unlimited", where: "automations.pauseGuard as operator" }]);
  });
});
