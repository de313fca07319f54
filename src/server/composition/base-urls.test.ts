import { expect, test } from "vitest";
import { baseUrls, streamOf } from "./base-urls.ts";

test("LN Markets streams from a host of its own, and a paper exchange from where it answers", () => {
  const paper = { rest: "http://127.0.0.1:4000/v3", stream: "ws://127.0.0.1:4000/v1" };
  const places = Object.values(baseUrls(paper));
  expect(places).toHaveLength(3);
  for (const { rest, stream } of places) {
    expect([streamOf(rest), streamOf(`${rest}/`)], rest).toEqual([stream, stream]);
  }
  expect(streamOf("https://paper.example/v3")).toBe("wss://paper.example/v1");
});
