import { expect, test } from "vitest";
import { createListPlaces } from "./list-place.ts";

const at = (offset: number) => ({ offset, sizes: [] });

test("a list is shown where it was left to whoever goes back to it, and from its top to whoever opens it anew", () => {
  let now = 0;
  const places = createListPlaces(() => now);
  places.keep("/activity", at(4_200));
  expect(places.returnTo("/activity")).toBeNull();
  now = 60_000;
  places.wentBack();
  now = 60_900;
  expect(places.returnTo("/activity")?.offset).toBe(4_200);
  expect(places.returnTo("/activity?show=held")).toBeNull();
  now = 63_100;
  expect(places.returnTo("/activity")).toBeNull();
});

test("only the twenty lists that were left last are remembered", () => {
  const places = createListPlaces(() => 0);
  for (let list = 0; list < 21; list++) places.keep(`/${list}`, at(list));
  places.wentBack();
  expect(places.returnTo("/0")).toBeNull();
  expect(places.returnTo("/1")?.offset).toBe(1);
  expect(places.returnTo("/20")?.offset).toBe(20);
});
