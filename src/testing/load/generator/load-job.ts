import type { AnswerReport } from "../answer-tally.ts";
import type { DeliveryReport } from "./delivery-tally.ts";

/** Somebody who is logged in. */
export type LoadUser = {
  /** The whole `Cookie` header. */
  readonly cookie: string;
  /** What the proxy before the product says that they come from: each has a network of their own. */
  readonly address: string;
};

/** What the generator is told to do. */
export type LoadJob = {
  /** Each is asked by every so-many-th user. */
  readonly ports: readonly number[];
  readonly users: readonly LoadUser[];
  readonly thinkMs: number;
  /** Streams that are opened in a second, until all users have come. */
  readonly arrivals: number;
  /** The last so many users were never here: each loads the whole page once, every script and style of it, before all come. */
  readonly newcomers: number;
  /** False where users hold the stream and nothing else. */
  readonly isAsking: boolean;
};

/** What a page and all its files took. */
export type PageReport = {
  readonly loaded: number;
  readonly failed: number;
  readonly files: number;
  readonly bytes: number;
};

/** What came of it, from `begin` to `end`. */
export type LoadSeen = {
  readonly seconds: number;
  /** Of a whole core, what the generator itself took. */
  readonly cores: number;
  readonly answers: AnswerReport;
  readonly streams: DeliveryReport & {
    /** At the end. */
    readonly open: number;
    /** Ended by the server, and opened again by the browser: a stream lives for a quarter of an hour. */
    readonly renewed: number;
    /** Refused or hung up on before it began. */
    readonly failed: number;
  };
  readonly pages: PageReport;
};

/** From the parent: the job, then that the measured time begins, then that it is over. */
export type ToGenerator =
  | { readonly say: "start"; readonly job: LoadJob }
  | { readonly say: "begin" }
  | { readonly say: "end" };

/** To the parent: that every user has come, and what was seen. */
export type FromGenerator =
  | { readonly say: "arrived"; readonly open: number }
  | { readonly say: "seen"; readonly seen: LoadSeen };
