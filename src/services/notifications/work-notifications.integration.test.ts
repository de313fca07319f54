import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { SendFailure } from "#ports/channels.ts";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { addGuarded, aReceipt, NOW } from "#testing/stores/guarded-position.ts";
import { openTold, type Telling } from "#testing/told/open-told.ts";
import { writeDigests } from "./write-digests.ts";

const MINUTE = 60_000;
const DOWN: SendFailure = { kind: "unavailable", words: "connection refused", retryAfterMs: null };
const GONE: SendFailure = { kind: "gone", words: "410 Gone", retryAfterMs: null };

let told: Telling;

beforeAll(async () => {
  told = await openTold();
});
afterAll(() => told.close());

let userId: string;
let guard: Parameters<typeof aReceipt>[0];

beforeEach(async () => {
  const guarded = await addGuarded(told);
  const [armed] = guarded.guards;
  if (armed === undefined) throw new Error("There is no guard");
  guard = armed;
  userId = guarded.userId;
  await told.reach(userId);
});
afterEach(async () => {
  await told.empty();
  await told.sql`delete from pgboss.job`;
  told.told.length = 0;
  told.letters.length = 0;
  told.failures.clear();
});

const added = (at = told.at()) => aReceipt(guard, { outcome: "confirmed", severity: "info", at });
const held = (at = told.at()) => {
  const facts = aGuardReceipt({ verdict: { kind: "alert", rule: "balance" } });
  return aReceipt(guard, { outcome: "held", severity: "danger", facts, at });
};
const states = async () =>
  (await told.deps.deliveries.log(userId, { limit: 50, before: null }))
    .map(({ channel, state }) => `${channel} ${state}`)
    .toSorted();

test("a top-up is told once on every channel that is on for it, silently on the phone, with its words and its page", async () => {
  const receipt = added();
  await told.writeReceipt(receipt);
  await told.work();
  const [first] = told.told;
  expect(first?.message).toMatchObject({
    event: "guard",
    severity: "info",
    path: `/activity?receipt=${receipt.id}`,
    wantsAnswer: false,
  });
  expect(first?.message.title).toMatch(/76,471 sats/);
  expect(told.heard()).toEqual(["push", "telegram", "webhook!"]);
  await told.work();
  expect(told.heard()).toEqual([]);
  expect(await states()).toEqual(["push sent", "telegram sent", "webhook sent"]);
});

test("danger climbs its ladder: the phone at once, the chat after two minutes, the letter after four, all anew after a quarter of an hour", async () => {
  await told.writeReceipt(held());
  await told.work();
  expect(told.heard()).toEqual(["push!", "webhook!"]);
  await told.pass(2 * MINUTE);
  await told.work();
  expect(told.heard()).toEqual(["telegram!"]);
  await told.pass(2 * MINUTE);
  await told.work();
  expect(told.heard()).toEqual(["email!"]);
  await told.pass(15 * MINUTE);
  await told.work();
  expect(told.heard()).toEqual(["push!", "webhook!"]);
  for (const round of [2, 3]) {
    await told.pass(4 * MINUTE);
    await told.work();
    expect(told.heard(), `round ${round}`).toEqual(["email!", "telegram!"]);
    await told.pass(15 * MINUTE);
    await told.work();
    expect(told.heard(), `after round ${round}`).toEqual(round === 2 ? ["push!", "webhook!"] : []);
  }
  await told.pass(60 * MINUTE);
  await told.work();
  expect(told.heard()).toEqual([]);
});

test("whoever says that they saw it is told no more, on any channel or climb", async () => {
  await told.writeReceipt(held());
  await told.work();
  told.heard();
  const [first] = await told.notifications.list(userId, { limit: 1, beforeSeq: null });
  expect(await told.notifications.recent(userId, 1)).toEqual({ unread: 1, unanswered: 1, items: [first] });
  expect(await told.notifications.acknowledge(userId, first?.id ?? "", "push", told.at())).toBe(true);
  expect(await told.notifications.recent(userId, 1)).toMatchObject({ unread: 0, unanswered: 0 });
  for (let minute = 0; minute < 60; minute += 5) {
    await told.pass(5 * MINUTE);
    await told.work();
  }
  expect(told.heard()).toEqual([]);
  expect(await states()).toEqual(["email spared", "push sent", "telegram spared", "webhook sent"]);
});

test("a snooze puts the rest of the ladder off, and it goes on after that", async () => {
  await told.writeReceipt(held());
  await told.work();
  told.heard();
  const [first] = await told.notifications.list(userId, { limit: 1, beforeSeq: null });
  await told.pass(MINUTE);
  expect(await told.notifications.snooze(userId, first?.id ?? "", 15 * MINUTE, told.at())).toBe(true);
  await told.pass(14 * MINUTE);
  await told.work();
  expect(told.heard()).toEqual([]);
  await told.pass(2 * MINUTE);
  await told.work();
  expect(told.heard()).toEqual(["telegram!"]);
});

test("when the first channel is down the next ones are told at once, and the first when it is back", async () => {
  told.failures.set("push", DOWN);
  await told.writeReceipt(held());
  await told.work();
  expect(told.heard()).toEqual(["email!", "telegram!", "webhook!"]);
  const [waiting] = (await told.deps.deliveries.log(userId, { limit: 9, before: null })).filter(
    ({ channel }) => channel === "push",
  );
  expect(waiting).toMatchObject({ state: "waiting", attempts: 1, lastWords: "connection refused" });
  told.failures.clear();
  await told.pass(MINUTE);
  await told.work();
  expect(told.heard()).toEqual(["push!"]);
});

test("attempts are counted by channel and how they ended", async () => {
  const before = await told.attempts();
  told.failures.set("push", DOWN);
  told.failures.set("webhook", GONE);
  await told.writeReceipt(held());
  await told.work();
  const after = await told.attempts();
  const since = Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
  expect(Object.fromEntries(since.filter(([, count]) => count > 0))).toMatchObject({
    "push unavailable": expect.any(Number),
    "webhook gone": 1,
    "telegram sent": expect.any(Number),
    "email sent": expect.any(Number),
  });
});

test("an address that is gone is written to once, never again, and its loss is told on the others", async () => {
  told.failures.set("push", GONE);
  await told.writeReceipt(added());
  await told.work();
  expect(told.heard()).toEqual(["telegram", "telegram!", "webhook!", "webhook!"]);
  expect((await told.addresses.pushOf(userId)).map(({ deadAt }) => deadAt)).toEqual([told.at()]);
  told.failures.clear();
  await told.writeReceipt(added());
  await told.work();
  expect(told.heard()).toEqual(["telegram", "webhook!"]);
});

test("what no attempt of an hour delivers is dead: it ends as failed, is told elsewhere, and leaves the queue", async () => {
  told.failures.set("webhook", DOWN);
  await told.writeReceipt(added());
  for (let attempt = 0; attempt < 12; attempt++) {
    await told.work();
    await told.pass(16 * MINUTE);
  }
  await told.work();
  const lines = await told.deps.deliveries.log(userId, { limit: 50, before: null });
  const [lost] = lines.filter(({ channel, facts }) => channel === "webhook" && facts.kind === "margin-guard");
  expect(lost).toMatchObject({ state: "failed", lastWords: "no attempt of an hour arrived", attempts: 10 });
  expect(
    lines
      .filter(({ facts }) => facts.kind === "channel-lost")
      .map(({ channel }) => channel)
      .toSorted(),
  ).toEqual(["push", "telegram"]);
  const facts = await told.jobs.facts();
  expect(facts.map(({ ready, active }) => ready + active)).toEqual([0, 0, 0, 0]);
}, 30_000);

test("the same bad news is told once in half an hour; that it is over is told, and counts nothing as new", async () => {
  for (let n = 0; n < 5; n++) await told.writeReceipt(held(told.at() + n * 1_000));
  await told.work();
  expect(told.heard()).toEqual(["push!", "webhook!"]);
  expect(await told.notifications.list(userId, { limit: 9, beforeSeq: null })).toHaveLength(1);
  await told.writeReceipt(added());
  await told.pass(31 * MINUTE);
  await told.work();
  told.heard();
  await told.writeReceipt(held());
  await told.work();
  const [newest] = await told.notifications.list(userId, { limit: 1, beforeSeq: null });
  expect(newest).toMatchObject({ severity: "danger", heldBack: 4 });
});

test("a worker that dies after it sent and before it took that down sends the same key again", async () => {
  await told.writeReceipt(aReceipt(guard, { outcome: "confirmed", severity: "info", at: NOW }));
  await told.deps.deliveries.spread(10, told.at(), told.deps.means);
  const [row] = await told.sql`select id from deliveries where channel = 'webhook'`;
  const once = await told.deps.deliveries.due(String(row?.["id"]));
  expect(once?.address.channel).toBe("webhook");
  // Taken by a worker that is killed: the job stays active until its time is over.
  await told.sql`update pgboss.job set state = 'active', started_on = now() where id = ${row?.["id"]}`;
  await told.work();
  expect(told.heard()).toEqual(["push", "telegram"]);
  await told.pass(31_000);
  await told.sql`update pgboss.queue set monitor_on = null`;
  await told.jobs.tend();
  await told.pass(MINUTE);
  await told.work();
  expect(told.told.map(({ message }) => message.key)).toEqual([row?.["id"]]);
});

test("two who decide at once decide once", async () => {
  for (let n = 0; n < 20; n++) await told.writeReceipt(added());
  const counts = await Promise.all(
    [1, 2, 3].map(() => told.deps.deliveries.spread(50, told.at(), told.deps.means)),
  );
  expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 20]);
  await told.work();
  expect(told.heard()).toHaveLength(60);
});

test("an installation that sends no mail keeps what it would have sent, and does not wait for it on the ladder", async () => {
  const deps = { ...told.deps, means: { ...told.deps.means, email: false, push: false } };
  await told.writeReceipt(held());
  await deps.deliveries.spread(10, told.at(), deps.means);
  await told.work();
  expect(told.heard()).toEqual(["webhook!"]);
  expect(await states()).toEqual(["email unsent", "push unsent", "telegram waiting", "webhook sent"]);
  const [unsent] = await told.deps.deliveries.unsent(9);
  expect(unsent?.to).toMatch(/@axisor\.local$/);
});

test("a test goes to its channel alone, whatever was chosen", async () => {
  const cells = { "delivery.info.telegram": "off" } as const;
  await told.choices.keep(userId, { cells, quiet: { from: 0, until: 1_439 }, digest: null, ladder: [] }, NOW);
  await told.notifications.add({
    id: told.deps.newId(),
    userId,
    severity: "info",
    facts: { kind: "test", channel: "telegram" },
    at: told.at(),
  });
  await told.work();
  expect(told.heard()).toEqual(["telegram!"]);
});

test("what quiet hours keep is told in one digest at its hour, silently, and nothing of it twice", async () => {
  const quiet = { from: 0, until: 1_439 };
  const digest = { hour: (new Date(told.at()).getUTCHours() + 7) % 24, channel: "email" } as const;
  await told.choices.keep(
    userId,
    { cells: { "guard.info.push": "on" }, quiet, digest, ladder: [] },
    told.at(),
  );
  for (let n = 0; n < 25; n++) await told.writeReceipt(added());
  await told.work();
  // Silent by choice is told silently; what would have made a sound waits.
  expect(new Set(told.heard())).toEqual(new Set(["telegram"]));
  expect(await writeDigests(told.deps)).toBe(0);
  await told.pass(7 * 60 * MINUTE);
  expect(await writeDigests(told.deps)).toBe(1);
  expect(await writeDigests(told.deps)).toBe(0);
  await told.work();
  const [letter] = told.told;
  expect(told.heard()).toEqual(["email"]);
  expect(letter?.message.title).toBe("25 messages were kept for today.");
  expect(letter?.message.lines).toHaveLength(21);
  await told.pass(24 * 60 * MINUTE);
  expect(await writeDigests(told.deps)).toBe(1);
  await told.work();
  expect(told.heard()).toEqual([]);
});

test("a mail about the way in is sent once, and one that is refused is not tried again", async () => {
  const mail = (id: string) => ({
    id,
    to: "trader@axisor.local",
    userId,
    facts: { kind: "already-registered" } as const,
    locale: "en" as const,
    timeZone: "UTC",
    createdAt: told.at(),
  });
  const [first, second] = [told.deps.newId(), told.deps.newId()];
  await told.writtenMails.write(mail(first));
  await told.writtenMails.write(mail(first));
  await told.work();
  expect(told.letters.map(({ id }) => id)).toEqual([first]);
  told.failures.set("letter", DOWN);
  await told.writtenMails.write(mail(second));
  await told.work();
  told.failures.set("letter", { kind: "refused", words: "554 no", retryAfterMs: null });
  await told.pass(MINUTE);
  await told.work();
  const [row] = await told.sql`select state, attempts, last_words from mails where id = ${second}`;
  expect(row).toEqual({ state: "failed", attempts: 2, last_words: "554 no" });
});
