import { expect, test } from "vitest";
import { createDeliveryTally, sumDeliveries } from "./delivery-tally.ts";

const UNSAID = () => null;

const stand = () => {
  const tally = createDeliveryTally();
  const [one, other] = [tally.join(), tally.join()];
  // The first price is how things stood as they came.
  for (const hearer of [one, other]) hearer.heard(1, 0, UNSAID);
  return { tally, one, other, report: () => sumDeliveries([tally]) };
};

test("what reaches everybody is delivered to each, and nothing is lost", () => {
  const { one, other, report } = stand();
  for (const seq of [4, 9]) {
    one.heard(seq, 10 * seq, UNSAID);
    other.heard(seq, 10 * seq + 5, UNSAID);
  }
  expect(report()).toMatchObject({ delivered: 4, lost: 0, prices: 3, fanOutMs: { count: 2, max: 5 } });
});

test("a price that one stream heard and another did not is lost", () => {
  const { one, other, report } = stand();
  for (const seq of [2, 3, 5]) one.heard(seq, seq, UNSAID);
  other.heard(5, 6, UNSAID);
  expect(report()).toMatchObject({ delivered: 4, lost: 2 });
});

test("whoever comes back has not lost what was told meanwhile", () => {
  const { tally, one, report } = stand();
  for (const seq of [2, 3, 5]) one.heard(seq, seq, UNSAID);
  tally.join().heard(5, 7, UNSAID);
  expect(report()).toMatchObject({ delivered: 3, lost: 0 });
});

test("what was counted before does not count after, and what goes on is not lost by it", () => {
  const { tally, one, other, report } = stand();
  for (const seq of [2, 3]) for (const hearer of [one, other]) hearer.heard(seq, seq, UNSAID);
  tally.reset();
  expect(report()).toMatchObject({ delivered: 0, lost: 0, prices: 0 });
  for (const hearer of [one, other]) hearer.heard(4, 4, UNSAID);
  expect(report()).toMatchObject({ delivered: 2, lost: 0, prices: 1 });
});

test("a slow stream that still hears what was told before the count begins loses nothing by it", () => {
  const { tally, one, other, report } = stand();
  one.heard(2, 2, UNSAID);
  tally.reset();
  other.heard(2, 3, UNSAID);
  one.heard(3, 4, UNSAID);
  other.heard(3, 5, UNSAID);
  expect(report()).toMatchObject({ lost: 0 });
});

test("a price goes around from when its process said it, and of that whoever heard it first is asked", () => {
  const { one, other, report } = stand();
  one.heard(2, 1_010, () => 1_000);
  other.heard(2, 1_025, () => 1_024);
  expect(report()).toMatchObject({ fanOutMs: { count: 1, max: 25 } });
});
