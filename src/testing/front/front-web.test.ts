import { expect, it } from "vitest";
import { orderWebs } from "./front-web.ts";

const webs = (...ready: readonly boolean[]) => ready.map((isReady, port) => ({ port, isReady }));
const portsOf = (ordered: readonly { readonly port: number }[]) => ordered.map(({ port }) => port);

it("takes each in turn", () => {
  expect([0, 1, 2].map((turn) => portsOf(orderWebs(webs(true, true), turn))[0])).toEqual([0, 1, 0]);
});

it("asks one that is not ready only after those that are", () => {
  expect(portsOf(orderWebs(webs(false, true, true), 0))).toEqual([1, 2, 0]);
});

it("asks somebody even where nobody is ready", () => {
  expect(portsOf(orderWebs(webs(false, false), 1))).toEqual([1, 0]);
});
