import type { Locale } from "#domain/language/locale.ts";
import type { EventFacts } from "#domain/security/security-event.ts";
import type { Clock } from "#ports/clock.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { ActiveSession } from "#ports/sessions.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import type { RequestOrigin } from "../http/request-origin.ts";
import type { Services } from "./services.ts";

/** Everything the server stands on; made once per process by `composition()`. */
export type Composition = {
  readonly services: Services;
  /**
   * `shared` counts across processes and may be down; `local` counts in this process and never is; `auth` counts attempts
   * to be somebody, across processes too, and is there whenever the database is.
   */
  readonly limiters: {
    readonly shared: RateLimiter;
    readonly local: RateLimiter;
    readonly auth: RateLimiter;
  };
  /** Where it is taken down that somebody was refused. */
  readonly security?: SecurityRecorder;
  readonly clock: Clock;
  readonly settings: {
    /** Null when unset: then no cron call is let in. */
    readonly cronSecret: string | null;
    /** Null when unset: then nobody reads the metrics. */
    readonly metricsToken: string | null;
    /** Where browsers reach us, e.g. `https://axisor.example`; null means: whatever host they asked for. */
    readonly publicOrigin: string | null;
    /** How many proxies in a row before us are believed about whom they were asked by. */
    readonly trustedProxies: number;
    /** How many web processes count together in `shared`. */
    readonly replicas: number;
    /** Whether mails are shown on /outbox, to this machine alone, because nothing sends them. */
    readonly isOutboxOpen: boolean;
    /** What is said beside every paper price: "simulated prices" or "recorded prices". */
    readonly paperProvenance: string;
  };
};

/** Who is logged in, read anew with every request. */
export type Trader = ActiveSession;

/** One call of a request, as the access log tells it. */
export type CallLine = {
  readonly path: string;
  readonly limit: string;
  readonly status: number;
  readonly ms: number;
};

/** What a procedure knows of its request. */
export type Context = Pick<Composition, "services" | "limiters" | "clock"> & {
  readonly trader: Trader | null;
  /** Thrown while looking who it is: then nobody is let in, and every call says that something is wrong with us. */
  readonly defect: unknown;
  /** Beside a defect: who it was when the database last said so, for a question that may be answered by what is last known. */
  readonly lastKnown: Trader | null;
  /** How many web processes count together. */
  readonly replicas: number;
  readonly visitor: Visitor;
  /** The language the answer is read in. */
  readonly locale: Locale;
  /** Where the browser reached us. */
  readonly at: RequestOrigin;
  /** Whether mails may be shown to whoever asks: the composition says so, and the request began on this machine. */
  readonly isOutboxOpen: boolean;
  /** Puts the session's new token into the cookie of this answer. */
  readonly renewSession: (token: string) => Promise<void>;
  /** The caller's address as a counter key, see `clientIp`. */
  readonly ip: string;
  /** Whether the browser says that our own page sent it. */
  readonly isSameOrigin: boolean;
  /** Whether it carries what our own pages mark their calls with. */
  readonly isMarked: boolean;
  /** How many calls this one HTTP request carries. */
  readonly callCount: number;
  /** Named in the answer to a defect and in its log line. */
  readonly requestId: string;
  readonly elapsed: () => number;
  /** Adds a call to the request's line in the access log. */
  readonly noteCall: (call: CallLine) => void;
  /** Takes down in the security log that this caller was refused. */
  readonly noteRefusal: (kind: "access-refused" | "foreign-id", facts: EventFacts) => Promise<void>;
};
