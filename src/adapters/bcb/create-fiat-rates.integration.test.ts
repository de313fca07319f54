import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import { createFiatRates } from "./create-fiat-rates.ts";

const GOOD = '[{"data":"27/11/2026","valor":"5.3412"}]';
const RATE = { rateE4: 53_412, day: "2026-11-27", source: "bcb" };
const HOUR = 3_600_000;

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: number;
let now: number;

beforeEach(async () => {
  [asked, now] = [0, 1_795_824_000_000];
  answer = (_, response) => void response.end(GOOD);
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (timeoutMs = 5_000) => {
  const address = server.address();
  const url = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}/` : "";
  return createFiatRates({ url, clock: () => now, log: aLog().log, timeoutMs });
};

describe("the rate of the Banco Central", () => {
  test("is read with its day", async () => {
    expect(await open().brl()).toEqual(RATE);
  });

  test.each([
    ["5", 50_000],
    ["5.3", 53_000],
    ["0.0001", 1],
    ["9999.9999", 99_999_999],
  ])("of %s is %d ten-thousandths", async (valor, rateE4) => {
    answer = (_, response) => void response.end(JSON.stringify([{ data: "27/11/2026", valor }]));
    expect((await open().brl())?.rateE4).toBe(rateE4);
  });

  test.each([
    ["no JSON", "<html>"],
    ["nothing", "[]"],
    ["two days", `[${GOOD.slice(1, -1)},${GOOD.slice(1, -1)}]`],
    ["a number for a text", '[{"data":"27/11/2026","valor":5.3412}]'],
    ["a comma", '[{"data":"27/11/2026","valor":"5,3412"}]'],
    ["nothing for a dollar", '[{"data":"27/11/2026","valor":"0.0000"}]'],
    ["a loss for a dollar", '[{"data":"27/11/2026","valor":"-5.3412"}]'],
    ["more digits than it has", '[{"data":"27/11/2026","valor":"5.34125"}]'],
    ["a day that is none", '[{"data":"31/02/2026","valor":"5.3412"}]'],
    ["another way of days", '[{"data":"2026-11-27","valor":"5.3412"}]'],
    ["a field more", '[{"data":"27/11/2026","valor":"5.3412","dataFim":"x"}]'],
    ["very much", `${" ".repeat(5_000)}${GOOD}`],
  ])("is unknown where the answer is %s", async (_, body) => {
    answer = (_request, response) => void response.end(body);
    expect(await open().brl()).toBeNull();
  });

  test("is unknown where the answer is an error, another place, or silence", async () => {
    answer = (_, response) => void response.writeHead(500).end(GOOD);
    expect(await open().brl()).toBeNull();
    answer = ({ url }, response) =>
      void (url === "/" ? response.writeHead(302, { location: "/there" }).end() : response.end(GOOD));
    expect(await open().brl()).toBeNull();
    expect(asked).toBe(2);
    answer = () => undefined;
    expect(await open(50).brl()).toBeNull();
  });

  test("is asked once by many, kept for six hours and then asked again", async () => {
    const rates = open();
    expect(await Promise.all([rates.brl(), rates.brl(), rates.brl()])).toEqual([RATE, RATE, RATE]);
    now += 6 * HOUR - 1;
    await rates.brl();
    expect(asked).toBe(1);
    now += 1;
    await rates.brl();
    expect(asked).toBe(2);
  });

  test("is not asked again for five minutes after an ask that failed", async () => {
    const rates = open();
    answer = (_, response) => void response.writeHead(503).end();
    expect(await rates.brl()).toBeNull();
    answer = (_, response) => void response.end(GOOD);
    now += 5 * 60_000 - 1;
    expect(await rates.brl()).toBeNull();
    expect(asked).toBe(1);
    now += 1;
    expect(await rates.brl()).toEqual(RATE);
  });
});
