import { describe, expect, test } from "vitest";
import { chooseWebPort } from "./choose-web-port.ts";

const taken =
  (...ports: number[]) =>
  (port: number) =>
    Promise.resolve(!ports.includes(port));

describe("the port of the page", () => {
  test("is the one wished for when it is free", async () => {
    const choice = await chooseWebPort({ port: 3000, portWasSet: false }, taken());
    expect(choice).toEqual({ kind: "chosen", port: 3000, note: undefined });
  });

  test("is the next free one when it is taken, and one line names both", async () => {
    const choice = await chooseWebPort({ port: 3000, portWasSet: false }, taken(3000, 3001));
    expect(choice).toEqual({ kind: "chosen", port: 3002, note: "Port 3000 is taken; using 3002." });
  });

  test("is never exchanged for another when PORT names it", async () => {
    const choice = await chooseWebPort({ port: 3000, portWasSet: true }, taken(3000));
    expect(choice).toEqual({
      kind: "refused",
      reason: "Port 3000 (PORT) is taken; stop what uses it or choose another PORT.",
    });
  });

  test("never passes the last port there is", async () => {
    const choice = await chooseWebPort({ port: 65_535, portWasSet: false }, taken(65_535));
    expect(choice.kind).toBe("refused");
  });
});
