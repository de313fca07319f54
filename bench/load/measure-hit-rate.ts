import { answerHeaders } from "#server/http/security-headers.ts";
import { type ReadKind, type ScriptedUser, scriptUser } from "#testing/told/script-user.ts";
import type { Part, Values } from "../bench.ts";
import { createRandom } from "../create-random.ts";
import { atLeast } from "../figure.ts";
import { say } from "../say.ts";
import { type DeskUser, openDeskHour } from "./open-desk-hour.ts";

const USERS = 200;
const SECOND_MS = 1_000;
/** How often LN Markets' accounts are read whose levels are far, see `EXCHANGE_PACE`. */
const READ_EVERY_MS = 600_000;
/** No more than a bench may take; whoever cannot finish in it says so by having no figure. */
const PATIENCE_MS = 30 * 60_000;

type Seated = {
  readonly desk: DeskUser;
  readonly script: ScriptedUser;
  nextReadAt: number;
};
type Counts = {
  asked: Record<"holdings" | "candles", number>;
  overviews: number;
  candles: number;
  others: number;
};

type Hour = Awaited<ReturnType<typeof openDeskHour>>;

const seat = async (hour: Hour): Promise<readonly Seated[]> => {
  const random = createRandom(7);
  const desks: DeskUser[] = [];
  for (let index = 0; index < USERS; index += 1) desks.push(await hour.addUser(index));
  const begun = hour.now();
  return desks.map((desk, index) => ({
    desk,
    script: scriptUser(createRandom(index + 1), begun + Math.floor(random() * 60_000)),
    nextReadAt: begun + Math.floor(random() * READ_EVERY_MS),
  }));
};

/** One second: the worker reads who is due, the stream tells them, and every page reads what it reads. */
const turn = async (hour: Hour, seated: readonly Seated[], counts: Counts): Promise<void> => {
  hour.pass(SECOND_MS);
  const now = hour.now();
  await Promise.all(
    seated.map(async (one) => {
      const isDue = one.nextReadAt <= now;
      if (isDue) {
        one.nextReadAt += READ_EVERY_MS;
        await one.desk.trader.sync();
      }
      const hasCome = one.script.counts.reads > 0;
      const wanted = new Set<ReadKind>([
        ...(isDue && hasCome ? one.script.hear(now) : []),
        ...one.script.turn(now),
      ]);
      for (const kind of wanted) {
        if (kind === "overview") counts.overviews += 1;
        else if (kind === "candles") counts.candles += 1;
        else counts.others += 1;
      }
      await Promise.all([...wanted].map((kind) => hour.ask(one.desk, kind)));
    }),
  );
};

const share = (part: number, whole: number): number => (100 * part) / whole;

/** An hour in full; a quarter of one otherwise, which begins as cold as the hour does. */
export const hitRate = (isFull: boolean): Part<null> => {
  const minutes = isFull ? 60 : 15;
  const of = (what: string) => `${minutes} scripted minutes of ${USERS} users: ${what}`;
  const [all, client, http] = [
    of("reads answered from what was kept"),
    of("held by the client"),
    of("held by HTTP"),
  ];
  const [server, overview, candles] = [of("kept by the server"), of("overviews kept"), of("candles kept")];
  return {
    title: "cache hit rate",
    figures: [
      { name: all, unit: "%", target: atLeast(80) },
      { name: client, unit: "%", target: null },
      { name: http, unit: "%", target: null },
      { name: server, unit: "%", target: null },
      { name: overview, unit: "%", target: null },
      { name: candles, unit: "%", target: null },
      { name: of("reads"), unit: "reads", target: null },
    ],
    measure: async (): Promise<Values> => {
      const hour = await openDeskHour();
      const begun = performance.now();
      try {
        const seated = await seat(hour);
        say(`seated ${USERS} users`);
        hour.asked.holdings = 0;
        hour.asked.candles = 0;
        const counts: Counts = { asked: hour.asked, overviews: 0, candles: 0, others: 0 };
        for (let second = 0; second < minutes * 60; second += 1) {
          if (performance.now() - begun > PATIENCE_MS)
            throw new Error(`only ${second} s of it were played in time`);
          if (second % 60 === 0) await hour.tick();
          await turn(hour, seated, counts);
        }
        const sum = (what: "reads" | "held") =>
          seated.reduce((total, { script }) => total + script.counts[what], 0);
        const [reads, held] = [sum("reads"), sum("held")];
        const sent = counts.overviews + counts.candles + counts.others;
        // Nothing of the API may be kept on the way: then each read that is not held gets as far as the server.
        const isKeptByHttp = !answerHeaders(true)["cache-control"]?.includes("no-store");
        if (isKeptByHttp) throw new Error("answers may be kept by HTTP now: count what is");
        const kept = sent - hour.asked.holdings - hour.asked.candles - counts.others;
        return {
          [all]: share(reads - sent + kept, reads),
          [client]: share(held, reads),
          [http]: 0,
          [server]: share(kept, sent),
          [overview]: share(counts.overviews - hour.asked.holdings, counts.overviews),
          [candles]: share(counts.candles - hour.asked.candles, counts.candles),
          [of("reads")]: reads,
        };
      } finally {
        await hour.stop();
      }
    },
  };
};
