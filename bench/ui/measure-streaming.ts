import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import type { Part } from "../bench.ts";
import { atMost, below } from "../figure.ts";
import { say } from "../say.ts";
import type { Desk } from "./open-desk.ts";

const SECONDS = 60;
const A_SECOND = 20;

/** How long a tab is told so many prices a second as the tab that listens passes them on. */
const PASSING_S = 20;

const SCRIPT = `script time of Home for each of ${A_SECOND} prices a second that it is told`;
const SLOWEST = "slowest interaction in a scripted minute of streaming";
const EVENT = "reference: slowest event of any kind in that minute";
const PASSED = "reference: prices that were passed to it a second";
const TOLD = `reference: prices the server tells a second, of ${A_SECOND} at the exchange`;
const ALONE = "reference: script time of Home for each second of what the server tells";
const LONGEST = "reference: longest task in that minute";

const scriptSeconds = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN;
};

/** Passes prices on as the tab that listens does; answers how many. Runs in the page. */
const passPrices = async ({ seconds, aSecond }: { readonly seconds: number; readonly aSecond: number }) => {
  const channel = new BroadcastChannel("axisor-live");
  const begun = performance.now();
  let passed = 0;
  while (performance.now() - begun < seconds * 1_000) {
    const readAt = new Date().toISOString();
    const price = { network: "paper", last: 200_000 + (passed % 40) * 10, readAt, now: readAt };
    const told = { ...price, fundingRateE9: 100_000, fundingAt: null, provenance: "simulated prices" };
    channel.postMessage({ kind: "price", price: told });
    passed += 1;
    const wait = (passed * 1_000) / aSecond - (performance.now() - begun);
    await new Promise((done) => setTimeout(done, Math.max(0, wait)));
  }
  channel.close();
  return passed;
};

/**
 * What Home does with each price: the server tells about one a second, however many there are, so a second tab passes on as
 * many as are wanted, by the way every tab hears of them.
 */
const followed = async (listening: Page): Promise<Readonly<Record<string, number>>> => {
  const page = await listening.context().newPage();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.goto("/dashboard");
  await page.getByTestId("position-row").first().waitFor();
  await sleep(3_000);
  const shown = page.getByTestId("price").first();
  const [before, figures] = [await scriptSeconds(cdp), new Set<string>()];
  let isOver = false;
  const watching = (async () => {
    for (; !isOver; await sleep(500)) figures.add((await shown.textContent()) ?? "");
  })();
  const passed = await listening.evaluate(passPrices, { seconds: PASSING_S, aSecond: A_SECOND });
  isOver = true;
  await watching;
  const script = (await scriptSeconds(cdp)) - before;
  await page.close();
  if (figures.size < PASSING_S / 2) throw new Error("The prices that were passed on were not shown");
  return { [SCRIPT]: (script * 1_000) / passed, [PASSED]: passed / PASSING_S };
};

/** Home for a minute while prices pour in and somebody works its controls. */
export const streaming: Part<Desk> = {
  title: "streaming",
  figures: [
    { name: SCRIPT, unit: "ms", target: atMost(5) },
    { name: SLOWEST, unit: "ms", target: below(200) },
    { name: EVENT, unit: "ms", target: null },
    { name: PASSED, unit: "1/s", target: null },
    { name: TOLD, unit: "1/s", target: null },
    { name: ALONE, unit: "ms", target: null },
    { name: LONGEST, unit: "ms", target: null },
  ],
  measure: async ({ enter, price }) => {
    const page = await enter();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable");
    await cdp.send("Network.enable");
    let told = 0;
    cdp.on("Network.eventSourceMessageReceived", ({ eventName }) => {
      if (eventName === "price") told += 1;
    });
    await page.reload();
    await page.getByTestId("position-row").first().waitFor();
    await sleep(3_000);
    const watched = await page.evaluateHandle(() => {
      // The browser's own words for it, which the types do not know yet.
      const events: PerformanceObserverInit & { durationThreshold: number } = {
        type: "event",
        durationThreshold: 16,
      };
      const seen = { interaction: 0, event: { name: "none", duration: 0 }, task: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { name, duration } = entry;
          if (duration > seen.event.duration) seen.event = { name, duration };
          // What a pointer passes over is an event and no interaction; it may wait for a paint that nothing needs.
          const isInteraction =
            entry instanceof PerformanceEventTiming && Reflect.get(entry, "interactionId") > 0;
          if (isInteraction) seen.interaction = Math.max(seen.interaction, duration);
        }
      }).observe(events);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.task = Math.max(seen.task, entry.duration);
      }).observe({ type: "longtask" });
      return seen;
    });
    const [begun, before] = [Date.now(), await scriptSeconds(cdp)];
    told = 0;
    let isOver = false;
    const pour = async () => {
      for (let at = 0; !isOver; at += 1) {
        await price(100_000 + (at % 40) * 5);
        await sleep(Math.max(0, begun + (at + 1) * (1_000 / A_SECOND) - Date.now()));
      }
    };
    const pouring = pour();
    let spent = 0;
    for (let second = 0; second < SECONDS; second += 2) {
      const pressed = await scriptSeconds(cdp);
      await page.keyboard.press("Tab");
      await page.getByTestId("panic-open").click();
      await page.keyboard.press("Escape");
      spent += (await scriptSeconds(cdp)) - pressed;
      await sleep(Math.max(0, begun + (second + 2) * 1_000 - Date.now()));
    }
    isOver = true;
    await pouring;
    const script = (await scriptSeconds(cdp)) - before - spent;
    const { interaction, event, task } = await watched.jsonValue();
    say(`slowest event: ${event.name}`);
    const passed = await followed(page);
    await page.context().close();
    if (told === 0) throw new Error("No price reached the page");
    if (interaction === 0) throw new Error("No interaction was timed");
    return {
      ...passed,
      [ALONE]: (script * 1_000) / SECONDS,
      [SLOWEST]: interaction,
      [EVENT]: event.duration,
      [TOLD]: told / SECONDS,
      [LONGEST]: task,
    };
  },
};
