import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canaryOf } from "./canary.ts";
import type { Exception } from "./exceptions.ts";
import { inPieces, OVERLAP_BYTES } from "./in-pieces.ts";
import type { Piece, Sink } from "./sink.ts";
import { sweepSinks } from "./sweep-sinks.ts";

const secret = randomBytes(24).toString("base64url");
const canary = canaryOf("password", secret);

const sinkOf = (name: string, pieces: Readonly<Record<string, string>>): Sink => ({
  name,
  read: async function* (): AsyncIterable<Piece> {
    for (const [place, text] of Object.entries(pieces)) yield { place, bytes: Buffer.from(text) };
  },
});
const shown: Exception = { kind: "password", sink: "a", place: /^here$/, reason: "it is shown there" };

describe("a sweep", () => {
  it("names kind, sink, place and encoding of a hit, once each, and never the secret", async () => {
    const leaky = sinkOf("a", { here: `${secret} and ${secret}`, there: JSON.stringify([...canary.bytes]) });
    const { sinks } = await sweepSinks([leaky, sinkOf("b", { x: "clean" })], [canary], []);
    expect(sinks[0]?.hits).toEqual([
      { kind: "password", sink: "a", place: "here", encoding: "raw" },
      { kind: "password", sink: "a", place: "there", encoding: "byte list" },
    ]);
    expect(sinks[1]).toEqual({ name: "b", bytes: 5, hits: [], excepted: 0 });
    expect(JSON.stringify(sinks)).not.toContain(secret);
  });

  it("does not repeat a secret that stands in a place's own name", async () => {
    const { sinks } = await sweepSinks([sinkOf("a", { [`key ${secret}`]: secret })], [canary], []);
    expect(sinks[0]?.hits).toHaveLength(1);
    expect(JSON.stringify(sinks)).not.toContain(secret);
  });

  it("excepts one kind in one place of one sink, and nothing beside it", async () => {
    const sinks = [sinkOf("a", { here: secret, "here too": secret }), sinkOf("b", { here: secret })];
    const { sinks: found, idle } = await sweepSinks(sinks, [canary], [shown]);
    expect(found.map(({ hits, excepted }) => [hits.length, excepted])).toEqual([
      [1, 1],
      [1, 0],
    ]);
    expect(idle).toEqual([]);
    const other = await sweepSinks(sinks, [canaryOf("passphrase", secret)], [shown]);
    expect(other.sinks.map(({ hits }) => hits.length)).toEqual([2, 1]);
  });

  it("takes an exception for one that struck only where it did", async () => {
    const other: Exception = { ...shown, place: /^elsewhere$/ };
    const { idle } = await sweepSinks([sinkOf("a", { here: secret })], [canary], [shown, other]);
    expect(idle).toEqual([other]);
  });

  it("tells which exceptions never struck, and which sinks held nothing", async () => {
    const { sinks, idle } = await sweepSinks([sinkOf("a", {})], [canary], [shown]);
    expect(idle).toEqual([shown]);
    expect(sinks[0]?.bytes).toBe(0);
  });

  it("finds a secret that lies across the end of a piece, and one that ends a long text", async () => {
    const piece = 4 * 1024 * 1024;
    for (const before of [piece - 40, piece - 16, piece - 1, 2 * piece - OVERLAP_BYTES - 5, 2 * piece]) {
      const long = Buffer.concat([
        Buffer.alloc(before, 46),
        Buffer.from(secret),
        Buffer.alloc(2 * piece - before, 46),
      ]);
      const chunks = async function* () {
        for (let at = 0; at < long.length; at += 65_536) yield long.subarray(at, at + 65_536);
      };
      const sink: Sink = { name: "a", read: () => inPieces("long", chunks()) };
      const { sinks } = await sweepSinks([sink], [canary], []);
      expect(sinks[0]?.hits).toHaveLength(1);
    }
  });

  it("takes no secret that could turn up by chance", () => {
    expect(() => canaryOf("backup-code", "ABCD")).toThrow(RangeError);
  });
});
