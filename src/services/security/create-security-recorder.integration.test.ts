import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aSecurityEvent } from "#testing/builders/a-security-event.ts";
import { aSession } from "#testing/builders/a-session.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { createSecurityRecorder } from "./create-security-recorder.ts";
import { finishAnswers } from "./finish-answers.ts";

/* On PostgreSQL, where many processes record and sweep at the same time. */
let stage: Stage;
let at: number;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(async () => {
  await stage.renew();
  at = stage.paper.now();
});
afterAll(() => stage.stop());

const deps = () => ({ ...stage.wired, clock: () => at });
const recorder = () => createSecurityRecorder(deps());
const kindsOf = async (userId: string) => {
  const events = await stage.wired.securityLog.ofUser(userId, { before: null, limit: 200 });
  return events.map(({ kind }) => kind).toReversed();
};
const mailsTo = async (userId: string) =>
  (await stage.wired.mails.newest(100)).filter((mail) => mail.userId === userId);

test("of many processes that see the same attack at once, one tells of it", async () => {
  const { userId } = await stage.trader();
  const probe = () =>
    recorder().record(
      aSecurityEvent({ at, userId, kind: "foreign-id", outcome: "refused", facts: { asked: randomUUID() } }),
    );
  await Promise.all(Array.from({ length: 30 }, probe));
  const kinds = await kindsOf(userId);
  expect(kinds.filter((kind) => kind === "foreign-id")).toHaveLength(30);
  expect(kinds.filter((kind) => kind === "risk-alert")).toHaveLength(1);
  expect(kinds.filter((kind) => kind === "alert-told")).toHaveLength(1);
  expect((await mailsTo(userId)).map(({ facts }) => facts.kind)).toEqual(["security-alert"]);
});

const toldOf = async (userId: string) =>
  (await stage.wired.notifications.list(userId, { limit: 50, beforeSeq: null })).map(
    ({ severity, facts }) => `${severity} ${facts.kind === "security-alert" ? facts.title.en : facts.kind}`,
  );

test("what is unusual is told in the app once, with the alert, and the letter is no second time told by mail", async () => {
  const { userId } = await stage.trader();
  const probe = () =>
    recorder().record(
      aSecurityEvent({ at, userId, kind: "foreign-id", outcome: "refused", facts: { asked: randomUUID() } }),
    );
  await Promise.all(Array.from({ length: 30 }, probe));
  expect(await toldOf(userId)).toEqual([expect.stringMatching(/^danger .* Unusual, because /)]);
  await Promise.all(Array.from({ length: 6 }, () => finishAnswers(deps())));
  expect(await toldOf(userId)).toHaveLength(1);
  const means = { push: true, telegram: true, email: true, webhook: true };
  expect(await stage.wired.deliveries.spread(10, at, means)).toBe(1);
  expect(await stage.wired.deliveries.log(userId, { limit: 10, before: null })).toEqual([]);
  expect(await mailsTo(userId)).toHaveLength(1);
});

test("a change of the way in is a warning with its event, and neither is there without the other", async () => {
  const { userId } = await stage.trader();
  const removed = aSecurityEvent({ at, userId, kind: "totp-removed" });
  await recorder().record(removed);
  expect(await toldOf(userId)).toContain("warning The authenticator app was removed.");
  const before = (await toldOf(userId)).length;
  await stage.sql`alter table outbox add constraint no_more check (false) not valid`;
  try {
    await expect(recorder().record({ ...removed, kind: "passkey-removed" })).rejects.toThrow();
  } finally {
    await stage.sql`alter table outbox drop constraint no_more`;
  }
  expect(await kindsOf(userId)).not.toContain("passkey-removed");
  expect(await toldOf(userId)).toHaveLength(before);
});

test("whom nobody knows any more is told nothing, and the event stands", async () => {
  const userId = randomUUID();
  await recorder().record(aSecurityEvent({ at, userId, kind: "password-changed" }));
  expect(await kindsOf(userId)).toContain("password-changed");
});

test("a held account's guards act on nothing any more, and its sessions are over", async () => {
  const trader = await stage.trader();
  const { userId } = trader;
  await trader.guard((await trader.open()).id);
  const session = aSession(userId, { createdAt: at, lastSeenAt: at, expiresAt: at + 3_600_000 });
  await stage.wired.sessions.create(session, session.createdAt);
  const opened = { at, userId, kind: "honeytoken-opened", actor: "system", network: null } as const;
  await recorder().record(aSecurityEvent(opened));
  expect(await kindsOf(userId)).toEqual(["honeytoken-opened", "account-held", "risk-alert", "alert-told"]);
  expect(await stage.wired.sessions.use({ tokenHash: session.tokenHash, at })).toBeNull();
  await stage.tick(94_444.5);
  expect(trader.topUps()).toEqual([]);
});

test("what a process owed when it died is done once, however many sweeps find it", async () => {
  const { userId } = await stage.trader();
  const mails = { write: async () => Promise.reject(new Error("the process was killed")) };
  const opened = { at, userId, kind: "honeytoken-opened", actor: "system", network: null } as const;
  await createSecurityRecorder({ ...deps(), mails }).record(aSecurityEvent(opened));
  expect(await mailsTo(userId)).toEqual([]);
  at += 30_000;
  await Promise.all(Array.from({ length: 6 }, () => finishAnswers(deps())));
  expect(await mailsTo(userId)).toHaveLength(1);
  const kinds = await kindsOf(userId);
  expect(kinds).toEqual(["honeytoken-opened", "account-held", "risk-alert", "alert-told"]);
});
