import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { printLine } from "#cli/print.ts";
import { JOB_KINDS, type JobKind } from "#domain/operations/job-kind.ts";
import { workNotifications } from "#services/notifications/work-notifications.ts";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { canaryOf } from "#testing/canary/canary.ts";
import { encodingsOf } from "#testing/canary/encodings-of.ts";
import { addGuarded, aReceipt } from "#testing/stores/guarded-position.ts";
import { openTold, type Telling } from "#testing/told/open-told.ts";

const MINUTE = 60_000;
const TRACE = "0af7651916cd43dd8448eb211c80319c";

let told: Telling;

beforeAll(async () => {
  told = await openTold();
});
afterEach(async () => {
  await told.empty();
  await told.sql`delete from pgboss.job`;
  told.lines.length = 0;
  told.failures.clear();
});
afterAll(() => told.close());

type JobLine = { readonly kind: string; readonly outcome: string } & Readonly<Record<string, unknown>>;

const jobLines = (): readonly JobLine[] =>
  told.lines
    .map((line) => JSON.parse(line))
    .filter(({ event }) => event === "job")
    .map(({ fields }): JobLine => fields);

/** A danger nobody looks at: told, climbed, and told again. */
const beInDanger = async (): Promise<string> => {
  const { guards, userId } = await addGuarded(told);
  const [guard] = guards;
  if (guard === undefined) throw new Error("There is no guard");
  await told.reach(userId);
  const facts = aGuardReceipt({ verdict: { kind: "alert", rule: "balance" } });
  await told.writeReceipt(aReceipt(guard, { outcome: "held", severity: "danger", facts, at: told.at() }));
  return userId;
};

const writeLetter = (userId: string) =>
  told.writtenMails.write({
    id: told.deps.newId(),
    to: "trader@axisor.local",
    userId,
    facts: { kind: "already-registered" },
    locale: "en",
    timeZone: "UTC",
    createdAt: told.at(),
  });

test("every kind of job leaves a line for every attempt, with what it was about, what came of it and how long it took", async () => {
  const userId = await beInDanger();
  await told.sql`update outbox set traceparent = ${`00-${TRACE}-b7ad6b7169203331-01`}`;
  await writeLetter(userId);
  await told.work();
  await told.pass(19 * MINUTE);
  await told.work();
  const lines = jobLines();
  const leaves = (kind: JobKind) => lines.some((line) => line.kind === kind && line.outcome === "done");
  const silent = JOB_KINDS.filter((kind) => !leaves(kind));
  printLine(
    `kinds of jobs: ${JOB_KINDS.length - silent.length} of ${JOB_KINDS.length} leave a line, ${(1 - silent.length / JOB_KINDS.length) * 100} %`,
  );
  expect(silent).toEqual([]);
  const [first] = lines.filter(({ kind }) => kind === "deliver");
  expect(first).toEqual({
    ...{ kind: "deliver", outcome: "done", actor: "system", round: 1, attempt: 1, trace: TRACE },
    ...{ jobId: first?.["subject"], subject: expect.any(String), ms: expect.any(Number) },
  });
  const done = await told.sql`select count(*)::int as jobs from pgboss.job where state = 'completed'`;
  expect(lines).toHaveLength(Number(done[0]?.["jobs"]));
});

test("an attempt that failed leaves one by the name of what it threw, and what died one more", async () => {
  told.failures.set("webhook", { kind: "unavailable", words: "connection refused", retryAfterMs: null });
  await beInDanger();
  for (let attempt = 0; attempt < 12; attempt++) {
    await told.work();
    await told.pass(16 * MINUTE);
  }
  const failed = jobLines().filter(({ outcome }) => outcome === "failed");
  expect(failed.length).toBeGreaterThanOrEqual(9);
  expect(new Set(failed.map(({ kind, error }) => `${kind} ${error}`))).toEqual(
    new Set(["deliver NotDelivered"]),
  );
  expect(jobLines().some(({ kind, outcome }) => kind === "dead" && outcome === "done")).toBe(true);
}, 30_000);

test("no secret is in any line of a job, wherever in what went wrong it stood", async () => {
  const secret = randomBytes(32).toString("base64url");
  const canary = canaryOf("webhook-secret", secret);
  const said = (): readonly string[] =>
    encodingsOf(canary.bytes)
      .map(({ bytes }) => Buffer.from(bytes).toString("latin1"))
      .filter((one) => told.lines.some((line) => line.includes(one)));
  const broken = Object.assign(new TypeError(`no way to https://x:${secret}@hook.example/`), { secret });
  const deps = {
    ...told.deps,
    tell: () => Promise.reject(broken),
    post: () => Promise.reject(new Error(secret, { cause: broken })),
  };
  const userId = await beInDanger();
  await writeLetter(userId);
  await workNotifications(deps);
  const failed = jobLines().filter(({ outcome }) => outcome === "failed");
  expect(new Set(failed.map(({ kind, error }) => `${kind} ${error}`))).toEqual(
    new Set(["deliver TypeError", "letter Error"]),
  );
  expect(said()).toEqual([]);
  told.deps.log.warn("planted", { words: `it was ${secret}` });
  expect(said().length).toBeGreaterThan(0);
});
