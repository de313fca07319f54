import { decideResponse } from "#domain/security/decide-response.ts";
import { CHAIN_ORIGIN } from "#domain/security/digest-input.ts";
import { NO_RISK, SIGNALS } from "#domain/security/judge-risk.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import { type SweepMemory, sweepSecurity } from "#services/security/sweep-security.ts";
import { openSecurityDesk, type SecurityDesk } from "../open-security-desk.ts";
import { type Step, type Story, timeOf } from "./story.ts";

const SWEEP_EVERY_MS = 30_000;
const NOTHING: Step = { do: "tamper", at: 0, how: "edit" };

/** What the log made of a story: the events that called for an alert, and those for which the account was held. */
export type Replayed = { readonly risky: readonly LoggedEvent[]; readonly held: readonly LoggedEvent[] };

type Tampering = Extract<Step, { readonly do: "tamper" }>;

const tamperWith = ({ securityLog: log }: SecurityDesk, { how, at }: Tampering): void => {
  const last = log.end.seq;
  const seq = 1 + (Math.floor(at / 1_000) % Math.max(1, last - 1));
  const [row, next] = [log.rows.get(seq), log.rows.get(seq + 1)];
  if (row === undefined) return;
  switch (how) {
    case "edit":
      log.rows.set(seq, { ...row, event: { ...row.event, network: "192.0.2.1" } });
      return;
    case "remove":
      log.rows.delete(seq);
      return;
    case "swap":
      if (next === undefined) return;
      log.rows.set(seq, { ...next, event: { ...next.event, seq } });
      log.rows.set(seq + 1, { ...row, event: { ...row.event, seq: seq + 1 } });
      return;
    case "cut":
      for (let gone = seq + 1; gone <= last; gone += 1) log.rows.delete(gone);
      log.end = seq === 0 ? CHAIN_ORIGIN : { seq, hash: row.hash };
  }
};

const take = async (desk: SecurityDesk, userId: string, step: Step): Promise<void> => {
  switch (step.do) {
    case "event":
      return desk.deps.security.record(step.event);
    case "open":
      return desk.openings.note({ userId, accountId: step.accountId, at: step.at });
    case "tamper":
      return tamperWith(desk, step);
  }
};

/** A worker that looks every 30 seconds of the story. Where nothing is opened and nobody tampers it has nothing to find. */
const startWorker = (desk: SecurityDesk, { steps }: Story) => {
  const isNeeded = steps.some((step) => step.do !== "event");
  let memory: SweepMemory | null = null;
  let next = timeOf(steps[0] ?? NOTHING);
  return {
    lookUntil: async (at: number): Promise<void> => {
      for (; isNeeded && next <= at; next += SWEEP_EVERY_MS) {
        desk.setClock(next);
        memory = (await sweepSecurity(desk.deps, memory)).memory;
      }
    },
  };
};

/** Plays a story through the recorder and the sweep, on its own time. The past is written down as it was, unjudged. */
export const replayStory = async (story: Story, signals = SIGNALS): Promise<Replayed> => {
  const desk = await openSecurityDesk(0, signals);
  const { userId, past, steps } = story;
  const email = `${userId}@axisor.local`;
  await desk.users.create({ id: userId, email, passwordHash: "none", createdAt: 0 });
  for (const event of past) await desk.securityLog.append(event, () => NO_RISK);
  const worker = startWorker(desk, story);
  for (const step of steps) {
    await worker.lookUntil(timeOf(step));
    desk.setClock(timeOf(step));
    await take(desk, userId, step);
  }
  await worker.lookUntil(timeOf(steps.at(-1) ?? NOTHING) + 2 * SWEEP_EVERY_MS);
  const events = desk.events().filter(({ at }) => at >= timeOf(steps[0] ?? NOTHING));
  return {
    risky: events.filter((event) => decideResponse(event) !== "none"),
    held: events.filter((event) => decideResponse(event) === "hold"),
  };
};
