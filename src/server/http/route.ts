import type { Tracer } from "#ports/tracer.ts";
import type { DatabaseSilence } from "../last-known/database-silence.ts";
import type { RouteClass } from "../limits/limit-rules.ts";
import type { ServerLog } from "../log.ts";
import type { Composition, Trader } from "../trpc/context.ts";
import type { Wired } from "../wired.ts";
import type { Method } from "./method.ts";
import type { BodyRule, BodyTime } from "./read-body.ts";
import type { StrainWatch } from "./strain-watch.ts";
import type { StreamPlaces } from "./stream-places.ts";

/** The parts of this process that need no database: a route is counted and refused by them alone. */
export type Edge = Pick<Composition, "security"> & {
  readonly settings: Omit<Composition["settings"], "paperProvenance">;
  readonly limiters: Pick<Composition["limiters"], "shared" | "local">;
};

export type Shedding = {
  readonly strain: StrainWatch;
  /** Hears of each read that was refused so that others are answered. */
  readonly onShed: () => void;
};

/** What routes are answered with. */
export type RouteDeps = {
  readonly edge: () => Edge;
  /** The whole product, made on first use. */
  readonly parts: () => Promise<Composition & { readonly wired: Wired }>;
  /** Who sent a request with these headers. */
  readonly readSession: (sent: Headers) => Promise<Trader | null>;
  /** Who sent it when the database last said so; for what may be answered while it says nothing. Left out: nobody. */
  readonly readLastSession?: (sent: Headers) => Promise<Trader | null>;
  /** Whether the database keeps silent, by what looks at sessions have found; left out: each look is the first. */
  readonly silence?: DatabaseSilence;
  readonly secret: () => string;
  readonly log: ServerLog;
  readonly tracer: Tracer;
  readonly now: () => number;
  readonly elapsed: () => number;
  readonly newId: () => string;
  readonly bodyTime: BodyTime;
  readonly streams: StreamPlaces;
  /** What is looked at is refused while too much of it waits; where this is left out, it never is. */
  readonly shedding?: Shedding;
};

/** Facts of the line that the access log gets, beside those of every request. */
export type LineFacts = Readonly<Record<string, unknown>>;

/** One request to a route, after the checks that hold for all of them. */
export type RouteCall = {
  /** Its body, where the route takes one, is whole, bounded and in memory. */
  readonly request: Request;
  /** What the route's own place says of it, such as `{ nextauth: ["session"] }`. */
  readonly params: Promise<unknown>;
  readonly requestId: string;
  /** The caller as a counter key, see `clientIp`. */
  readonly network: string;
  readonly deps: RouteDeps;
  /** Adds to the request's line in the access log. */
  note(facts: LineFacts): void;
};

/** What a route is, said once: how it is limited, what it answers to, what it takes in and what it does. */
export type Route = {
  readonly limit: RouteClass;
  readonly methods: readonly Method[];
  /** What a POST carries; null where a body is not looked at. */
  readonly body: BodyRule | null;
  /** Whom it lets in, before the request is counted; a refusal for everybody else. Left out: everybody. */
  readonly refuse?: (call: RouteCall) => Promise<Response | null>;
  readonly answer: (call: RouteCall) => Promise<Response>;
};
