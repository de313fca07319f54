import type { Container } from "kubernetes-types/core/v1";
import type { Manifest } from "./manifest.ts";
import { mostPods } from "./most-pods.ts";
import { podsOf } from "./pods-of.ts";
import { settingsOf } from "./secret-rules.ts";

/** The connections of one process. */
type Held = {
  /** As many as DATABASE_POOL says where it is set, and as many as this where it is not. */
  readonly pool: number;
  /** For the queue, whatever the pool is. */
  readonly jobs: number;
  /** What hears: pages of answers, and workers of questions. What does both by itself hears of neither. */
  readonly listens: number;
};

/** What a process of the image holds by what it is called; a cron asks the server beside it, and holds none. */
export const HELD = {
  web: { pool: 10, jobs: 2, listens: 1 },
  worker: { pool: 5, jobs: 2, listens: 1 },
  all: { pool: 10, jobs: 2, listens: 0 },
} satisfies Readonly<Record<string, Held>>;

export const MIGRATE: Held = { pool: 1, jobs: 2, listens: 0 };

const isServing = (name: string | undefined): name is keyof typeof HELD =>
  name !== undefined && Object.hasOwn(HELD, name);

const heldBy = (container: Container, manifests: readonly Manifest[]): number => {
  const name = container.args?.[0];
  if (name === "cron") return 0;
  if (name === "migrate") return MIGRATE.pool + MIGRATE.jobs + MIGRATE.listens;
  if (!isServing(name)) throw new Error(`Nobody knows how many connections "${name}" holds`);
  const { pool, jobs, listens } = HELD[name];
  const set = settingsOf(container, manifests)["DATABASE_POOL"];
  return (set === undefined ? pool : Number(set)) + jobs + listens;
};

/** Pods of one kind: how many there can be, and what each of them holds. */
type Share = { readonly where: string; readonly pods: number; readonly each: number };

/** The most connections to the database that an installation holds while nothing is replaced, by what holds them. */
export const countMostConnections = (manifests: readonly Manifest[]): readonly Share[] =>
  podsOf(manifests).map((pod) => ({
    where: pod.where,
    pods: mostPods(pod, manifests),
    each: pod.containers.reduce((sum, container) => sum + heldBy(container, manifests), 0),
  }));
