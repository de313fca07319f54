import type { z } from "zod";
import type { EventFacts } from "#domain/security/security-event.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { ActiveSession } from "#ports/sessions.ts";
import type {
  armGuardInput,
  candlesInput,
  connectInput,
  registerInput,
  tradeLogInput,
} from "./schemas/inputs.ts";
import type {
  AccountView,
  CandleView,
  GuardView,
  Notice,
  Overview,
  PositionView,
  ReceiptView,
  TradeLogPage,
} from "./schemas/views.ts";

type OfUser = { readonly userId: string };
type One = OfUser & { readonly id: string };

/** What the server asks for: every service with its ports already in hand. Each throws `AppError` to refuse. */
export type Services = {
  readonly auth: {
    register(input: z.output<typeof registerInput> & { readonly ip: string }): Promise<{ userId: string }>;
    /** `token` is the session's only copy; null is "wrong e-mail or password", never which of the two. */
    logIn(input: {
      readonly email: string;
      readonly password: string;
      readonly ip: string;
    }): Promise<{ userId: string; email: string; token: string } | null>;
    logOut(input: { readonly token: string }): Promise<void>;
    resolveSession(input: { readonly token: string }): Promise<ActiveSession | null>;
  };
  readonly overview: { get(input: OfUser): Promise<Overview> };
  readonly positions: { list(input: OfUser): Promise<PositionView[]> };
  readonly credentials: {
    connect(input: OfUser & z.output<typeof connectInput>): Promise<AccountView>;
    list(input: OfUser): Promise<AccountView[]>;
    remove(input: One): Promise<void>;
  };
  readonly automations: {
    armGuard(input: OfUser & z.output<typeof armGuardInput>): Promise<GuardView>;
    pauseGuard(input: One): Promise<GuardView>;
    resumeGuard(input: One): Promise<GuardView>;
  };
  readonly tradeLog: {
    list(input: OfUser & z.output<typeof tradeLogInput>): Promise<TradeLogPage>;
    get(input: One): Promise<ReceiptView>;
  };
  readonly notices: { list(input: OfUser): Promise<Notice[]> };
  readonly market: { candles(input: z.output<typeof candlesInput>): Promise<CandleView[]> };
};

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
  readonly settings: {
    /** Null when unset: then no cron call is let in. */
    readonly cronSecret: string | null;
    /** Where browsers reach us, e.g. `https://axisor.example`; null means: whatever host they asked for. */
    readonly publicOrigin: string | null;
    /** How many proxies in a row before us are believed about whom they were asked by. */
    readonly trustedProxies: number;
    /** How many web processes count together in `shared`. */
    readonly replicas: number;
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
export type Context = Pick<Composition, "services" | "limiters"> & {
  readonly trader: Trader | null;
  /** Thrown while looking who it is: then nobody is let in, and every call says that something is wrong with us. */
  readonly defect: unknown;
  /** How many web processes count together. */
  readonly replicas: number;
  /** The caller's address as a counter key, see `clientIp`. */
  readonly ip: string;
  /** Whether the browser says that our own page sent it. */
  readonly isSameOrigin: boolean;
  /** How many calls this one HTTP request carries. */
  readonly callCount: number;
  /** Named in the answer to a defect and in its log line. */
  readonly requestId: string;
  readonly elapsed: () => number;
  /** Adds a call to the request's line in the access log. */
  readonly noteCall: (call: CallLine) => void;
  /** Takes down in the security log that this caller was refused. */
  readonly noteRefusal: (facts: EventFacts) => Promise<void>;
};
