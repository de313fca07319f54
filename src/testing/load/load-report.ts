import { errorShare } from "./answer-tally.ts";
import type { LoadSeen } from "./generator/load-job.ts";
import type { TickReport } from "./read-ticks.ts";

/** The processes of the product and what it stands on; `bridge` is what speaks Redis over HTTP in a test. */
export const SERVERS = ["web", "worker", "database", "redis"] as const;
export type Server = (typeof SERVERS)[number];
/** What only a test needs: it is no cost of the product. */
export const HELPERS = ["exchange", "bridge"] as const;
export type Cores = Readonly<Record<Server | (typeof HELPERS)[number], number>>;

export type LoadReport = LoadSeen & {
  readonly users: number;
  readonly thinkMs: number;
  readonly webs: number;
  /** Of the users those that came in by their password. */
  readonly logins: number;
  readonly isPinned: boolean;
  /** Processor time in units of one core, over the measured time. */
  readonly used: Cores;
  /** Of all web processes, in bytes, at the end. */
  readonly webMemory: number;
  /** Of a hundred statements of a web process 99 waited for a connection no longer than so many milliseconds. */
  readonly connectionWaitMs: number;
  readonly ticks: { readonly idle: TickReport; readonly loaded: TickReport };
};

/** Requests that were answered, a second. */
export const goodputOf = ({ answers, seconds }: LoadSeen): number => answers.answered / seconds;

/** Milliseconds of a core that a server takes for each request; the streams are in it. */
export const cpuPerRequest = ({ used, seconds, answers }: LoadReport, server: Server): number =>
  (1_000 * used[server] * seconds) / answers.asked;

/** How much later ticks are taken than on the idle product, as a share of that; below 0 where they are taken sooner. */
export const latenessGrowth = ({ ticks: { idle, loaded } }: LoadReport): number =>
  loaded.latenessMs / idle.latenessMs - 1;

/** What must hold at a number of users for the product to carry them. */
export const brokenPromises = (report: LoadReport): readonly string[] => {
  const { answers, streams, pages } = report;
  const promises: readonly (readonly [name: string, holds: boolean])[] = [
    ["p95 below 200 ms", answers.answeredMs.p95 < 200],
    ["errors below 0.1 %", errorShare(answers) < 0.1],
    ["no 5xx", answers.serverErrors === 0],
    ["ticks no more than 10 % later", latenessGrowth(report) <= 0.1],
    ["every price delivered", streams.lost === 0],
    ["a stream for each user", streams.failed === 0],
    ["every page loaded whole", pages.failed === 0],
  ];
  return promises.filter(([, holds]) => !holds).map(([name]) => name);
};
