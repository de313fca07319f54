import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { openInstallation } from "#testing/installation/open-installation.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import type { Part, Values } from "../bench.ts";
import { atMost } from "../figure.ts";
import { say } from "../say.ts";

const PATIENCE_MS = 180_000;
/** What is over for a minute is told as over. */
const OVER_WITHIN_MS = 150_000;

const STOPPED = ["web", "kv", "exchange", "database", "worker"] as const;
type Stopped = (typeof STOPPED)[number];

/** What the operator's webhook is told when a part fails; the words are those of its rule. */
const SAID: Readonly<Record<Stopped, RegExp>> = {
  web: /^A component does not answer: web/u,
  kv: /^A component does not answer: kv/u,
  exchange: /^The exchange does not answer: paper/u,
  database: /^A component does not answer: database/u,
  worker: /^No tick for 30 seconds: paper/u,
};

/** What the Status page calls a part that can be away while there is a Status page. */
const SHOWN = { kv: "kv", exchange: "exchange", database: "database", worker: "workers" } as const;

const NAME = (part: Stopped): string => `${part} stopped, until its operator is told without it`;
const NAME_SHOWN = (part: keyof typeof SHOWN): string => `${part} stopped, until Status shows it`;

const METRICS_TOKEN = "a token of the bench, of forty letters..";
const healthSchema = z.object({ components: z.array(z.object({ name: z.string(), state: z.string() })) });

/** How a part stands, by the reading that the Status page of that process is drawn from; null where it gives none. */
const stateOf = async (webPort: number, part: keyof typeof SHOWN): Promise<string | null> => {
  try {
    const answer = await fetch(`http://127.0.0.1:${webPort}/api/health/detailed`, {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
      signal: AbortSignal.timeout(5_000),
    });
    const { components } = healthSchema.parse(await answer.json());
    return components.find(({ name }) => name === SHOWN[part])?.state ?? null;
  } catch {
    return null;
  }
};

/** What is to be seen failing has to be well before. */
const untilWell = async (webPort: number, part: keyof typeof SHOWN): Promise<void> => {
  const until = performance.now() + OVER_WITHIN_MS;
  while ((await stateOf(webPort, part)) !== "ok") {
    if (performance.now() > until) throw new Error(`Status does not call ${part} well again`);
    await sleep(250);
  }
};

/** Seconds since `begun` until a page's process calls a part failed or degraded. */
const untilShown = async (webPort: number, part: keyof typeof SHOWN, begun: number): Promise<number> => {
  while (performance.now() - begun < PATIENCE_MS) {
    const state = await stateOf(webPort, part);
    if (state === "failed" || state === "degraded") return (performance.now() - begun) / 1_000;
    await sleep(250);
  }
  return Number.NaN;
};

const canBeShown = (part: Stopped): part is keyof typeof SHOWN => part in SHOWN;

const measure = async (): Promise<Values> => {
  const pager = await startWebhookReceiver();
  const installation = await openInstallation({
    endsAtSignals: true,
    settings: {
      OPERATOR_WEBHOOK_URL: pager.url,
      OPERATOR_WEBHOOK_SECRET: "a secret of the bench, of forty letters.",
      WEBHOOK_HOSTS: pager.host,
      METRICS_TOKEN,
    },
  });
  const titles = (): readonly string[] => pager.payloads().map(({ title }) => title);
  const untilSaid = async (words: RegExp, from: number, patienceMs: number): Promise<boolean> => {
    const until = performance.now() + patienceMs;
    while (performance.now() < until) {
      if (
        titles()
          .slice(from)
          .some((title) => words.test(title))
      )
        return true;
      await sleep(50);
    }
    return false;
  };
  /** Nothing is told of any more: what was raised is over. */
  const untilQuiet = async (): Promise<void> => {
    const until = performance.now() + OVER_WITHIN_MS;
    const isQuiet = () => {
      const open = new Set<string>();
      for (const title of titles()) {
        if (title.startsWith("Over: ")) open.delete(title.slice("Over: ".length));
        else open.add(title);
      }
      return open.size === 0;
    };
    while (performance.now() < until && !isQuiet()) await sleep(250);
  };
  try {
    // Every process has looked once, so that what is missing later was there before.
    await sleep(25_000);
    const values: Record<string, number> = {};
    for (const name of STOPPED) {
      const part = installation.parts[name];
      await untilQuiet();
      const webPort = installation.webs[0]?.port ?? 0;
      if (canBeShown(name)) await untilWell(webPort, name);
      const from = titles().length;
      const begun = performance.now();
      await part.stop();
      const [toldAfter, shownAfter] = await Promise.all([
        untilSaid(SAID[name], from, PATIENCE_MS).then((isSaid) =>
          isSaid ? (performance.now() - begun) / 1_000 : Number.NaN,
        ),
        canBeShown(name) ? untilShown(webPort, name, begun) : null,
      ]);
      values[NAME(name)] = toldAfter;
      if (canBeShown(name)) values[NAME_SHOWN(name)] = shownAfter ?? Number.NaN;
      say(`${name}: ${titles().slice(from).join(" | ")}`);
      await part.start();
    }
    return values;
  } finally {
    await installation.close();
    await pager.stop();
  }
};

export const failures: Part<null> = {
  title: "telling the operator of a part that failed",
  figures: [
    ...STOPPED.map((name) => ({ name: NAME(name), unit: "s", target: atMost(60) })),
    ...STOPPED.filter(canBeShown).map((name) => ({ name: NAME_SHOWN(name), unit: "s", target: atMost(30) })),
  ],
  measure,
};
