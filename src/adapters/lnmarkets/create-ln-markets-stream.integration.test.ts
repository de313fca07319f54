import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { type PaperAccount, startPaperAccount } from "#testing/contracts/start-paper-account.ts";
import { createLnMarketsStream } from "./create-ln-markets-stream.ts";

let account: PaperAccount;
let stop: () => void;
let heard: unknown[];

beforeEach(async () => {
  account = await startPaperAccount({ balance: sats(0), price: priceFromUsd(100_000) });
  heard = [];
  const stream = createLnMarketsStream({
    url: account.baseUrls.paper.stream,
    timeoutMs: 500,
    // The exchange takes ten messages a second.
    pingEveryMs: 150,
    silenceMs: 450,
    firstRetryMs: 10,
  });
  ({ stop } = stream.start({
    onPrice: (update) => heard.push(update),
    onDown: () => heard.push("down"),
    onUp: () => heard.push("up"),
  }));
  await vi.waitFor(() => expect(heard[0]).toBe("up"));
});

afterEach(async () => {
  stop();
  await account.paper.stop();
});

const step = (dollars: number) => {
  const at = account.paper.now() + 1_000;
  account.paper.step(priceFromUsd(dollars), at);
  return { last: priceFromUsd(dollars), at };
};

test("every price of the paper exchange arrives, in order, with its time", async () => {
  const steps = [100_000.5, 99_000, 98_000.5].map(step);
  await vi.waitFor(() => expect(heard.filter((event) => typeof event === "object")).toEqual(steps));
});

test("prices go on after the exchange drops the connection", async () => {
  account.paper.faults.inject({ kind: "socket-drop" });
  await vi.waitFor(() =>
    expect(heard.filter((event) => typeof event === "string")).toEqual(["up", "down", "up"]),
  );
  const last = step(97_000);
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(last));
});

test("prices go on after the connection stayed open and fell silent", async () => {
  account.paper.faults.inject({ kind: "half-open", times: null });
  await vi.waitFor(() => expect(heard.at(-1)).toBe("down"), { timeout: 3_000 });
  account.paper.faults.clear();
  await vi.waitFor(() => expect(heard.at(-1)).toBe("up"), { timeout: 5_000 });
  const last = step(97_000);
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(last));
});
