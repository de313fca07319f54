import { expect, test } from "vitest";
import { readOptions } from "./read-options.ts";

test("the funding rate of a market can be named, and is the exchange's usual one otherwise", async () => {
  const usual = ["--admin-token", "a-token", "--scenario", "steerable"];
  await expect(readOptions(usual)).resolves.not.toHaveProperty("fundingRateE9");
  await expect(readOptions([...usual, "--funding-rate-e9", "0"])).resolves.toMatchObject({
    fundingRateE9: 0,
  });
  await expect(readOptions([...usual, "--funding-rate-e9", "much"])).rejects.toThrow(
    '--funding-rate-e9 must be a number, got "much"',
  );
});
