import type { ArmedGroup, TrailingProbe } from "#domain/triggers/trailing-memory.ts";
import type { Network } from "#ports/exchange.ts";
import type { TrailingTriggers } from "#ports/triggers.ts";
import { hitTrigger, workOfRow } from "./match-triggers.ts";
import type { TriggerRow } from "./model-rows.ts";
import { firstOf, type ModelTables } from "./model-tables.ts";
import { ownerOf } from "./owners.ts";
import { writeLeg } from "./write-triggers.ts";

type Trailed = Pick<ArmedGroup, "side" | "distance"> & { readonly row: TriggerRow; readonly since: number };

/** Those that are armed and trail now. */
const trailed = (tables: ModelTables, network: Network): readonly Trailed[] =>
  [...tables.triggers.values()].flatMap((row) => {
    const since = row.trailing?.since ?? null;
    if (!row.armed || row.network !== network || row.trailing === null || since === null) return [];
    return [{ row, side: row.side, distance: row.trailing.distance, since }];
  });

const groupKey = ({ side, distance }: Pick<ArmedGroup, "side" | "distance">): string =>
  `${side} ${distance.unit} ${String(distance.value).padStart(12, "0")}`;

const armedGroups = (tables: ModelTables, network: Network): readonly ArmedGroup[] =>
  [...Map.groupBy(trailed(tables, network), groupKey)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const oldest = Math.min(...group.map(({ since }) => since));
      return [{ side: first.side, distance: first.distance, oldest }];
    });

const isNamed = (one: Trailed, probes: readonly TrailingProbe[]): boolean =>
  probes.some((probe) => groupKey(probe) === groupKey(one) && one.since <= probe.latest);

/** Triggers that trail, in memory. */
export const createModelTrailing = (tables: ModelTables): TrailingTriggers => ({
  arm: async (automationId, trigger) => {
    const owner = ownerOf(tables, automationId);
    if (owner === undefined) return false;
    writeLeg(tables, owner, { leg: 0, kind: "now", trigger });
    return true;
  },
  armed: async (network) => armedGroups(tables, network),
  match: async (network, probes, tick, limit, leaseMs) => {
    const named = trailed(tables, network).filter((one) => isNamed(one, probes));
    const reached = firstOf(named, limit, (one, other) => one.since - other.since);
    const leaseUntil = tables.clock() + leaseMs;
    const hits = reached.flatMap(({ row }) => hitTrigger(tables, row, tick, leaseUntil) ?? []);
    return { work: hits.map((row) => workOfRow(tables, row)), hasMore: reached.length >= limit };
  },
});
