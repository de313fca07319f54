import { describe, expect, it } from "vitest";
import type { StatusView } from "#server/trpc/schemas/operating.ts";
import { inSaoPaulo } from "#testing/views/in-portuguese.tsx";
import { format } from "#ui/format/format.ts";
import { judgeStatus, sinceWords } from "./judge-status.ts";

const NOW = Date.UTC(2026, 10, 28, 17, 26, 0);
const ago = (ms: number): string => new Date(NOW - ms).toISOString();

const part = (
  name: StatusView["components"][number]["name"],
  state: StatusView["components"][number]["state"],
  sinceMs = 0,
): StatusView["components"][number] => ({ name, state, latencyMs: null, since: ago(sinceMs), detail: null });

const view = (...components: StatusView["components"]): StatusView => ({
  ...{ at: ago(2_000), components, networks: [], canaryAgeMs: 12_000, version: null },
});

const WELL = { now: NOW, canaryAgeMs: 14_000, isStale: false };

describe("the sentence about the installation", () => {
  it("says that all works, and when protection was proven", () => {
    const told = judgeStatus(format, view(part("database", "ok"), part("kv", "off")), WELL);
    expect(told).toEqual({
      ...{ glyph: "safe", title: "All parts work", lede: "Protection last proven 14 s ago.", sub: null },
    });
  });

  it("says that nobody proves it here", () => {
    const told = judgeStatus(format, view(part("database", "ok")), { ...WELL, canaryAgeMs: null });
    expect(told.lede).toBe("This installation does not prove its protection by itself.");
  });

  it("names each part that does not work and since when, before those that work in part", () => {
    const told = judgeStatus(
      format,
      view(
        part("database", "ok"),
        part("exchange", "degraded"),
        part("workers", "failed", 48_000),
        part("queue", "failed", 3_720_000),
      ),
      WELL,
    );
    expect(told.title).toBe("2 parts do not work");
    expect(told.glyph).toBe("danger");
    // 17:26 less an hour and two minutes.
    expect(told.lede).toBe("Watch over prices, for 48 s. Queue of notifications, since 16:24.");
    expect(told.sub).toBe("Protection last proven 14 s ago.");
    const one = judgeStatus(format, view(part("exchange", "degraded", 5_000)), WELL);
    expect([one.glyph, one.title, one.lede]).toEqual([
      ...["watch", "One part works only in part", "LN Markets, for 5 s."],
    ]);
  });

  it("says nothing of what only a database knows that does not answer", () => {
    const told = judgeStatus(format, view(part("database", "failed", 9_000)), { ...WELL, canaryAgeMs: null });
    expect(told.lede).toBe("Database, for 9 s.");
    expect(told.sub).toBe(
      "Whether protection was proven is not known: the database that knows does not answer.",
    );
  });

  it("knows nothing once what it has is old, however well it was then", () => {
    const told = judgeStatus(format, view(part("database", "ok")), {
      ...WELL,
      now: NOW + 40_000,
      isStale: true,
    });
    expect([told.glyph, told.title]).toEqual(["blind", "Not known now"]);
    expect(told.lede).toBe("What is below was so 42 s ago. It is asked for again every ten seconds.");
  });

  it("is said in Portuguese, in the reader's zone", () => {
    const two = judgeStatus(
      inSaoPaulo,
      view(part("workers", "failed", 48_000), part("queue", "failed", 3_720_000)),
      WELL,
    );
    expect(two.title).toBe("2 partes não funcionam");
    // São Paulo is three hours behind.
    expect(two.lede).toBe("Vigia dos preços, há 48 s. Fila de notificações, desde 13:24.");
    const one = judgeStatus(inSaoPaulo, view(part("database", "ok"), part("queue", "failed")), WELL);
    expect(one.title).toBe("Uma parte não funciona");
    expect(one.sub).toBe("Proteção provada pela última vez há 14 s.");
  });
});

it("what has been so for longer than a day says the day", () => {
  expect(sinceWords(format, ago(25 * 3_600_000), NOW)).toBe("since 27 November 2026, 16:26 UTC");
  expect(sinceWords(format, ago(59_000), NOW)).toBe("for 59 s");
});
