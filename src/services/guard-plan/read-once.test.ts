import { expect, test } from "vitest";
import { readOnce } from "./read-once.ts";

const counting = () => {
  const asked: string[] = [];
  const port = {
    of: async (id: string, at: number) => {
      asked.push(`${id} ${at}`);
      return id.length + at;
    },
    all: async (): Promise<never> => {
      asked.push("all");
      throw new Error("away");
    },
  };
  return { asked, port: readOnce(port) };
};

test("a question is put once, and everybody who asks it is told the same", async () => {
  const { asked, port } = counting();
  expect([await port.of("a", 1), await port.of("a", 1), await port.of("a", 2)]).toEqual([2, 2, 3]);
  expect(asked).toEqual(["a 1", "a 2"]);
});

test("that it failed is told again too", async () => {
  const { asked, port } = counting();
  await expect(port.all()).rejects.toThrow("away");
  await expect(port.all()).rejects.toThrow("away");
  expect(asked).toEqual(["all"]);
});
