import { decideResponse } from "#domain/security/decide-response.ts";
import { CHAIN_ORIGIN } from "#domain/security/digest-input.ts";
import { NO_RISK } from "#domain/security/judge-risk.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import { type SweepMemory, sweepSecurity } from "#services/security/sweep-security.ts";
import { openSecurityDesk, type SecurityDesk } from "../open-security-desk.ts";
import { type Step, type Story, timeOf } from "./story.ts";

const SWEEP_EVERY_MS = 30_000;

/** What the log made of a story: the events that called for an alert, and when it was told. */
export type Replayed = {
  readonly risky: readonly LoggedEvent[];
  readonly alertedAt: readonly number[];
  readonly held: number;
  readonly worst: LoggedEvent | null;
};

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

/**
 * Plays a story through the recorder and the sweep, on its own time. The past is written down as it was, unjudged. With
 * `sweeps` a worker looks every 30 seconds; without, only the recorder judges, which is all that a story needs where no
 * credential is opened and nobody tampers.
 */
export const replayStory = async (story: Story, sweeps: boolean): Promise<Replayed> => {
  const desk = await openSecurityDesk(0);
  const { userId, past, steps } = story;
  await desk.users.create({
    id: userId,
    email: `${userId}@axisor.local`,
    passwordHash: "none",
    createdAt: 0,
  });
  for (const event of past) await desk.securityLog.append(event, () => NO_RISK);
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined) throw new Error("A story has steps");
  let memory: SweepMemory | null = null;
  let nextSweep = timeOf(first);
  const sweepUntil = async (at: number): Promise<void> => {
    for (; sweeps && nextSweep <= at; nextSweep += SWEEP_EVERY_MS) {
      desk.setClock(nextSweep);
      memory = (await sweepSecurity(desk.deps, memory)).memory;
    }
  };
  for (const step of steps) {
    await sweepUntil(timeOf(step));
    desk.setClock(timeOf(step));
    await take(desk, userId, step);
  }
  await sweepUntil(timeOf(last) + 2 * SWEEP_EVERY_MS);
  const events = desk.events().filter(({ at }) => at >= timeOf(first));
  const sorted = events.toSorted((one, other) => other.risk - one.risk);
  return {
    risky: events.filter((event) => decideResponse(event) !== "none"),
    alertedAt: events.filter(({ kind }) => kind === "risk-alert").map(({ at }) => at),
    held: events.filter((event) => decideResponse(event) === "hold").length,
    worst: sorted[0] ?? null,
  };
};
