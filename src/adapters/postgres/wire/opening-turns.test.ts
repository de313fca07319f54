import { expect, test } from "vitest";
import { createOpeningTurns, type Opened } from "./opening-turns.ts";

const aPool = () => {
  const turns = createOpeningTurns();
  const begun: Opened[] = [];
  return {
    begun,
    dial: (times = 1) => {
      for (let time = 0; time < times; time += 1) turns.take((ended) => void begun.push(ended));
    },
    end: (index: number, answered: boolean | null) => begun[index]?.(answered),
  };
};

test("a server that answers is dialled by every place at once", () => {
  const { begun, dial, end } = aPool();
  dial(3);
  expect(begun).toHaveLength(3);
  end(0, true);
  dial(2);
  expect(begun).toHaveLength(5);
});

test("one that did not answer is dialled by one place at a time, until it does", () => {
  const { begun, dial, end } = aPool();
  dial(2);
  end(0, false);
  dial(3);
  expect(begun).toHaveLength(2);
  end(1, false);
  expect(begun).toHaveLength(3);
  end(2, false);
  expect(begun).toHaveLength(4);
  end(3, true);
  expect(begun).toHaveLength(5);
  dial(4);
  expect(begun).toHaveLength(9);
});

test("what was given up before its turn says nothing of the server, and lets the next one in", () => {
  const turns = createOpeningTurns();
  const first: Opened[] = [];
  turns.take((ended) => void first.push(ended));
  first[0]?.(false);
  const tried: string[] = [];
  const held: Opened[] = [];
  turns.take((ended) => void held.push(ended));
  for (const name of ["a", "b"]) {
    turns.take((ended) => {
      tried.push(name);
      ended(null);
    });
  }
  turns.take((ended) => {
    tried.push("c");
    held.push(ended);
  });
  expect(tried).toEqual([]);
  held[0]?.(false);
  expect(tried).toEqual(["a", "b", "c"]);
  // Told twice, an end counts once.
  held[0]?.(true);
  turns.take(() => void tried.push("d"));
  expect(tried).toEqual(["a", "b", "c"]);
  held[1]?.(true);
  expect(tried).toEqual(["a", "b", "c", "d"]);
});
