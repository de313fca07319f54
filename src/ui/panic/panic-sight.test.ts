import { expect, it } from "vitest";
import { ago, anAccount, anOverview, NOW } from "#testing/views/an-overview.ts";
import type { WhyNoOverview } from "#ui/api/use-overview.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { panicSight } from "./panic-sight.ts";

const seen = (change: Parameters<typeof anOverview>[0] = {}, trouble: WhyNoOverview | null = null) =>
  panicSight(format, { overview: anOverview(change), now: NOW, trouble }).join(" ");

it("says nothing where nothing is in the way", () => {
  expect(seen()).toBe("");
});

it("says that a stage stands though nobody closes while the worker is away", () => {
  const words = seen({ lastTickAt: ago(400_000) });
  expect(words).toContain("last seen 6 min 40 s ago");
  expect(words).toContain("A stage stands at once, but positions are closed only by it");
  expect(seen({ lastTickAt: null })).toContain("has not been seen yet");
});

it("says of a blind account that closing goes on and what cannot be known", () => {
  const words = seen({ accounts: [anAccount({ blindSince: ago(192_000) })] });
  expect(words).toContain("Paper desk cannot be read");
  expect(words).toContain("still closed by their ids");
});

it("says which key closes nothing any more", () => {
  expect(seen({ accounts: [anAccount({ status: "unauthorized" })] })).toContain(
    "nothing can be closed by it",
  );
});

it("lets the trader try where the page reaches nobody, and names the other ways", () => {
  expect(seen({}, "unreached")).toContain("You can still try");
  expect(panicSight(format, { overview: null, now: 0, trouble: "unreached" }).join()).toContain(
    "a panic link",
  );
});

it("says that it is the database where Axisor answers, and nothing of a worker that nobody can know of then", () => {
  const words = seen({ lastTickAt: ago(400_000), lastKnownAt: ago(5_000) }, "database-away");
  expect(words).toContain("Axisor cannot read its database");
  expect(words).not.toContain("last seen");
  expect(words).not.toContain("cannot reach Axisor");
});

it("is told in Portuguese with how long ago, and since when", () => {
  const br = createFormat({ locale: "pt-BR", timeZone: "UTC" });
  const overview = anOverview({
    lastTickAt: ago(400_000),
    accounts: [anAccount({ blindSince: ago(192_000) })],
  });
  const words = panicSight(br, { overview, now: NOW, trouble: null }).join(" ");
  expect(words).toContain("O worker da Axisor foi visto pela última vez há 6 min 40 s.");
  expect(words).toContain("A conta Paper desk não pode ser lida; a leitura parou há 3 min 12 s.");
});
