import {
  type Asked,
  judgeAsked,
  judgeCanary,
  judgeDatabase,
  judgeExchange,
  judgeMigrations,
  judgeWeb,
  judgeWorkers,
} from "#domain/operations/judge-components.ts";
import type { Component, NetworkFacts, OperatingFacts } from "#domain/operations/operating-facts.ts";
import type { Heartbeat, StandingComponent, StoredFacts } from "#ports/operations.ts";
import { askPart } from "./ask-part.ts";
import { nothingStored } from "./nothing-stored.ts";
import type { HostFacts, OperationsDeps } from "./operations-deps.ts";

/** A process that has not shown itself for this long is not counted among the living. */
const LIVING_MS = 30_000;

type Stored = {
  readonly facts: StoredFacts;
  readonly migrations: number;
  readonly living: readonly Heartbeat[];
  readonly before: readonly StandingComponent[];
};

const UNREAD_HOST: HostFacts = {
  diskFree: null,
  certificateLeftMs: null,
  requests: { total: 0, failed: 0 },
};

const readStored = async ({ operations }: OperationsDeps, at: number): Promise<Stored> => {
  const [facts, migrations, living, last] = await Promise.all([
    operations.facts(at),
    operations.migrations(),
    operations.living(at - LIVING_MS),
    operations.lastNoted(),
  ]);
  return { facts, migrations, living, before: last?.components ?? [] };
};

const roles = (living: readonly Heartbeat[], role: "web" | "worker"): number =>
  living.filter((one) => one.role === role || one.role === "all").length;

const ofStored = (
  { migrations: known, own }: OperationsDeps,
  { facts, migrations, living, before }: Stored,
  networks: readonly NetworkFacts[],
): readonly Component[] => [
  judgeMigrations(known, migrations),
  judgeWorkers(networks, roles(living, "worker")),
  judgeWeb(
    roles(living, "web"),
    before.some(({ name, state }) => name === "web" && state !== "off"),
  ),
  ...(own.openBreakers === null ? [] : [judgeExchange(networks)]),
  judgeCanary(facts.canaryAgeMs),
];

const asked = (name: Parameters<typeof judgeAsked>[0], answer: Asked | null): readonly Component[] =>
  answer === null ? [] : [judgeAsked(name, answer)];

/** Looks at every part that this process can ask, and at all that the database knows. */
export const measureFacts = async (deps: OperationsDeps): Promise<OperatingFacts> => {
  const at = deps.clock();
  const { own, elapsed, operations, jobs } = deps;
  const [database, kv, queue, vault, host] = await Promise.all([
    askPart(elapsed, () => operations.ping()),
    own.pingKv === null ? null : askPart(elapsed, own.pingKv),
    askPart(elapsed, () => jobs.facts()),
    own.pingVault === null ? null : askPart(elapsed, own.pingVault),
    askPart(elapsed, own.host),
  ]);
  const answer = "failure" in database ? database : await askPart(elapsed, () => readStored(deps, at));
  const stored = "failure" in answer ? null : answer.value;
  const { connectionsTaken, ...facts } = stored?.facts ?? nothingStored();
  const open = own.openBreakers?.() ?? [];
  const networks = facts.networks.map((one) => ({ ...one, isBreakerOpen: open.includes(one.network) }));
  return {
    ...{ ...facts, ...("failure" in host ? UNREAD_HOST : host.value), at, networks },
    components: [
      // One that answers to a ping and to nothing else does not answer.
      judgeDatabase("failure" in answer ? answer : database, connectionsTaken),
      ...asked("kv", kv),
      // The queue stands in the database: that one of the two is gone is one piece of news.
      ...("failure" in answer ? [] : asked("queue", queue)),
      ...asked("vault", vault),
      ...(stored === null ? [] : ofStored(deps, stored, networks)),
    ],
  };
};
