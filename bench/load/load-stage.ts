import { availableParallelism } from "node:os";
import { type OpenLoad, openLoad } from "#testing/load/open-load.ts";
import { say } from "../say.ts";

/** At how many users, and how long, the parts measure. */
export type LoadSizes = {
  readonly isFull: boolean;
  readonly thinkMs: number;
  readonly seconds: number;
  /** The search goes from this many users, and in steps of so many, to so many. */
  readonly least: number;
  readonly most: number;
  readonly tries: number;
  /** Streams of the fan-out. */
  readonly subscribers: number;
};

/**
 * The small one asks as often as ten times the users would who think for half a minute. For less than half a minute neither
 * may be measured: a tick comes up to a quarter of a second late as it is, and of twenty the mean differs by a tenth by chance.
 */
export const sizesOf = (isFull: boolean): LoadSizes =>
  isFull
    ? { isFull, thinkMs: 30_000, seconds: 60, least: 250, most: 12_000, tries: 7, subscribers: 10_000 }
    : { isFull, thinkMs: 3_000, seconds: 30, least: 50, most: 1_000, tries: 5, subscribers: 500 };

/** The product with as many users in it as any part asks for. */
export type LoadStage = {
  readonly sizes: LoadSizes;
  /** Made on first use. */
  load(): Promise<OpenLoad>;
  stop(): Promise<void>;
};

export const openLoadStage = (sizes: LoadSizes): LoadStage => {
  let opened: Promise<OpenLoad> | null = null;
  return {
    sizes,
    load: () => {
      const users = Math.max(sizes.most, sizes.subscribers);
      // One web process uses one core: as many as there are is how a machine of this size is run.
      opened ??= openLoad({ users, webs: availableParallelism(), say });
      return opened;
    },
    stop: async () => {
      // What never opened needs no closing; the part that wanted it has said why.
      const load = await opened?.catch(() => null);
      await load?.close();
    },
  };
};
