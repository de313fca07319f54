import { expect, test, vi } from "vitest";
import { createLatePart } from "./late-part.ts";

const settled = () => new Promise((done) => setTimeout(done, 0));

test("a part is fetched once, however often it is asked for", async () => {
  const load = vi.fn(async () => "sheet");
  const late = createLatePart(load);
  expect(late.state()).toEqual({ kind: "away" });
  late.fetch();
  late.fetch();
  expect(late.state()).toEqual({ kind: "coming" });
  await settled();
  late.fetch();
  expect(late.state()).toEqual({ kind: "here", part: "sheet" });
  expect(load).toHaveBeenCalledTimes(1);
});

test("one that failed is fetched anew when it is asked for again, and who listens hears of each step", async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("offline"));
  load.mockResolvedValueOnce("sheet");
  const late = createLatePart(load);
  const seen: string[] = [];
  const stop = late.subscribe(() => seen.push(late.state().kind));
  late.fetch();
  await settled();
  late.fetch();
  await settled();
  stop();
  expect(seen).toEqual(["coming", "failed", "coming", "here"]);
});
