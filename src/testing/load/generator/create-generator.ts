import type { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "#cli/sim/random.ts";
import { createAnswerTally } from "../answer-tally.ts";
import { actAsUser } from "./act-as-user.ts";
import { createDeliveryTally, type DeliveryTally, sumDeliveries } from "./delivery-tally.ts";
import { holdStream } from "./hold-stream.ts";
import type { LoadJob, LoadSeen, LoadUser, PageReport } from "./load-job.ts";
import { loadPages } from "./load-page.ts";
import { createWire } from "./send-request.ts";

const ARRIVE_EVERY_MS = 50;
/** A server that takes nobody is told of by what was opened, and is not waited for. */
const STREAMS_WITHIN_MS = 20_000;

type Web = { readonly port: number; readonly agent: Agent; readonly deliveries: DeliveryTally };

const webOf = (port: number): Web => ({ port, agent: createWire(port), deliveries: createDeliveryTally() });

/** All users of a job: they arrive, hold their streams and ask, until they are told to stop. */
export const createGenerator = ({ ports, users, thinkMs, arrivals, newcomers, isAsking }: LoadJob) => {
  const webs = ports.map(webOf);
  /** Each of them asks one process, the first the first. */
  const seated = users.flatMap((user, place) => {
    const web = webs[place % webs.length];
    return web === undefined ? [] : [{ user, ...web }];
  });
  const random = createRandom(1);
  const streams = { open: 0, renewed: 0, failed: 0 };
  const leaving: (() => void)[] = [];
  let answers = createAnswerTally();
  let shells: PageReport = { loaded: 0, failed: 0, files: 0, bytes: 0 };
  let began = 0;
  let cpu = process.cpuUsage();

  const arrive = (user: LoadUser, { port, agent, deliveries }: Web): void => {
    const onOpen = () => {
      streams.open += 1;
      return deliveries.join().heard;
    };
    const onEnd = () => {
      streams.open -= 1;
      streams.renewed += 1;
    };
    const onFailed = () => {
      streams.failed += 1;
    };
    leaving.push(holdStream(user, port, { onOpen, onEnd, onFailed }));
    if (!isAsking) return;
    const onEnding: typeof answers.note = (ending) => answers.note(ending);
    leaving.push(actAsUser({ agent, port, user, thinkMs, chance: random.next, onEnding }));
  };

  const untilOpen = async (): Promise<void> => {
    for (let waited = 0; streams.open < users.length && waited < STREAMS_WITHIN_MS; waited += ARRIVE_EVERY_MS)
      await sleep(ARRIVE_EVERY_MS);
  };

  return {
    /** Resolves when everybody is there, with how many streams are open. */
    start: async (): Promise<number> => {
      shells = await loadPages(seated.slice(seated.length - newcomers));
      const group = Math.max(1, Math.round((arrivals * ARRIVE_EVERY_MS) / 1_000));
      for (let from = 0; from < users.length; from += group) {
        for (const { user, ...web } of seated.slice(from, from + group)) arrive(user, web);
        await sleep(ARRIVE_EVERY_MS);
      }
      await untilOpen();
      return streams.open;
    },
    /** From here on it counts. */
    begin: (): void => {
      answers = createAnswerTally();
      for (const { deliveries } of webs) deliveries.reset();
      streams.renewed = 0;
      streams.failed = 0;
      began = performance.now();
      cpu = process.cpuUsage();
    },
    /** What was seen since. Everybody leaves. */
    end: (): LoadSeen => {
      const seconds = (performance.now() - began) / 1_000;
      const { user, system } = process.cpuUsage(cpu);
      const deliveries = sumDeliveries(webs.map((web) => web.deliveries));
      const seen = { answers: answers.report(), streams: { ...deliveries, ...streams }, pages: shells };
      for (const leave of leaving) leave();
      for (const { agent } of webs) agent.destroy();
      return { seconds, cores: (user + system) / 1e6 / seconds, ...seen };
    },
  };
};
