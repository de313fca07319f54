import type { Fault, FaultKind } from "./fault.ts";

export type FaultBox = {
  inject(fault: Fault): void;
  clear(): void;
  /** The first fault waiting for this request; counts it as used. */
  take(method: string, pathname: string, key: string | null): Fault | null;
  /** How often each kind has struck since the start. */
  struck(): Readonly<Partial<Record<FaultKind, number>>>;
  /** Whether a standing or unused fault of the kind is set. */
  has(kind: FaultKind): boolean;
};

type Waiting = { readonly fault: Fault; left: number };

const STREAM_KINDS: readonly FaultKind[] = ["socket-drop", "half-open"];

/** `onInject` hears of every fault, for those that act at once. */
export function createFaultBox(onInject: (fault: Fault) => void): FaultBox {
  let waiting: Waiting[] = [];
  const struck: Partial<Record<FaultKind, number>> = {};
  return {
    inject: (fault) => {
      if (fault.kind !== "socket-drop")
        waiting.push({ fault, left: fault.times === null ? Number.POSITIVE_INFINITY : (fault.times ?? 1) });
      onInject(fault);
    },
    clear: () => {
      waiting = [];
    },
    take: (method, pathname, key) => {
      const found = waiting.find(
        ({ fault }) => !STREAM_KINDS.includes(fault.kind) && hits(fault, { method, pathname, key }),
      );
      if (found === undefined) return null;
      found.left -= 1;
      struck[found.fault.kind] = (struck[found.fault.kind] ?? 0) + 1;
      if (found.left <= 0) waiting = waiting.filter((other) => other !== found);
      return found.fault;
    },
    struck: () => ({ ...struck }),
    has: (kind) => waiting.some(({ fault }) => fault.kind === kind),
  };
}

type Asked = { readonly method: string; readonly pathname: string; readonly key: string | null };

function hits(fault: Fault, { method, pathname, key }: Asked): boolean {
  if (fault.key !== undefined && fault.key !== key) return false;
  if (fault.kind === "stale-lists" && method !== "GET") return false;
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (fault.path === undefined) return true;
  const path = fault.path.startsWith("/v3") ? fault.path : `/v3${fault.path}`;
  return path.endsWith("*") ? pathname.startsWith(path.slice(0, -1)) : pathname === path;
}
