import { describe, expect, test } from "vitest";
import { filling, startupMessage } from "./startup-message.ts";

/** As the driver writes it: a length, the version, and names and values with a zero after each. */
const startup = (settings: Readonly<Record<string, string>>): Buffer => {
  const pairs = Object.entries(settings).flatMap(([name, value]) => [`${name}\0`, `${value}\0`]);
  const text = Buffer.from(`${pairs.join("")}\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + text.length);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, text]);
};

const settings = { user: "axisor", database: "axisor" };

describe("the first message to a server", () => {
  test("is long enough for the driver to write it at once", () => {
    expect(startup({ ...settings, ...filling }).length).toBeGreaterThanOrEqual(1024);
  });

  test.each([
    ["last", { ...settings, ...filling }],
    ["in the middle", { user: "axisor", ...filling, database: "axisor" }],
  ])("loses what made it long, where that stood %s", (_, filled) => {
    expect(startupMessage(startup(filled))).toEqual(startup(settings));
  });

  test("loses what an earlier connection left in front of it", () => {
    const left = Buffer.from([0x42, 0, 0, 0, 4, 0x50, 0, 3, 0, 0, 0x53]);
    const written = Buffer.concat([left, startup({ ...settings, ...filling })]);
    expect(startupMessage(written)).toEqual(startup(settings));
  });

  test("is the last that looks like one: what was left may hold what somebody wrote", () => {
    const message = startup({ ...settings, ...filling });
    const trap = Buffer.alloc(8);
    trap.writeInt32BE(8 + message.length);
    trap.writeInt32BE(196_608, 4);
    expect(startupMessage(Buffer.concat([trap, message]))).toEqual(startup(settings));
  });

  test("is none where something else is asked for: to cancel", () => {
    expect(startupMessage(Buffer.from([0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 2]))).toBeNull();
  });
});
