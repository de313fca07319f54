import { expect, test } from "vitest";
import { choosePace } from "./choose-pace.ts";

const credential = (key: string) => ({ key, secret: "s", passphrase: "p" });

test("one key stands in one line, another key and the public in others, on each host", () => {
  const choose = choosePace({ keyPerSecond: 4, publicPerSecond: 0.8 }, () => 0);
  const lines = [
    choose("http://a", credential("one")),
    choose("http://a", credential("one")),
    choose("http://a", credential("two")),
    choose("http://a", null),
    choose("http://b", null),
  ];
  expect(lines[0]).toBe(lines[1]);
  expect(new Set(lines).size).toBe(4);
});

test("keys wait for keys' turns and the public for its own", () => {
  const choose = choosePace({ keyPerSecond: 2, publicPerSecond: 0.5 }, () => 0);
  const turns = (who: "key" | "public") => {
    const line = choose("http://a", who === "key" ? credential("one") : null);
    return [line.take(false), line.take(false), line.take(false)];
  };
  expect(turns("key")).toEqual([0, 0, 500]);
  expect(turns("public")).toEqual([0, 2_000, 4_000]);
});
