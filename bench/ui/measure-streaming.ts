import { setTimeout as sleep } from "node:timers/promises";
import type { Part } from "../bench.ts";
import { atMost, below } from "../figure.ts";
import type { Desk } from "./open-desk.ts";

const SECONDS = 60;
const A_SECOND = 20;

const SCRIPT = `script time for each of ${A_SECOND} prices a second on Home`;
const SLOWEST = "slowest interaction in a scripted minute of streaming";
const TOLD = "reference: prices that reached the page a second";
const LONGEST = "reference: longest task in that minute";

/** Home for a minute while prices pour in and somebody works its controls. */
export const streaming: Part<Desk> = {
  title: "streaming",
  figures: [
    { name: SCRIPT, unit: "ms", target: atMost(5) },
    { name: SLOWEST, unit: "ms", target: below(200) },
    { name: TOLD, unit: "1/s", target: null },
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
      const seen = { interaction: 0, task: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.interaction = Math.max(seen.interaction, entry.duration);
      }).observe(events);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.task = Math.max(seen.task, entry.duration);
      }).observe({ type: "longtask" });
      return seen;
    });
    const scriptSeconds = async (): Promise<number> => {
      const { metrics } = await cdp.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN;
    };
    const [begun, before] = [Date.now(), await scriptSeconds()];
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
      const pressed = await scriptSeconds();
      await page.keyboard.press("Tab");
      await page.getByTestId("panic-open").click();
      await page.keyboard.press("Escape");
      spent += (await scriptSeconds()) - pressed;
      await sleep(Math.max(0, begun + (second + 2) * 1_000 - Date.now()));
    }
    isOver = true;
    await pouring;
    const script = (await scriptSeconds()) - before - spent;
    const { interaction, task } = await watched.jsonValue();
    await page.context().close();
    if (told === 0) throw new Error("No price reached the page");
    return {
      [SCRIPT]: (script * 1_000) / told,
      [SLOWEST]: interaction,
      [TOLD]: told / SECONDS,
      [LONGEST]: task,
    };
  },
};
