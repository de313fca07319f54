import { expect, test } from "vitest";
import { networkBlock } from "./network-block.ts";

test.each([
  ["203.0.113.7", "203.0"],
  ["203.0.200.9", "203.0"],
  ["203.1.113.7", "203.1"],
  ["2001:db8:1:2::/64", "2001:0db8"],
  ["2001:db8::/64", "2001:0db8"],
  ["2001:DB8:ffff:2::/64", "2001:0db8"],
  ["2001::/64", "2001:0000"],
  ["0:0:0:0::/64", "0000:0000"],
  ["2a02:908:1:2::/64", "2a02:0908"],
])("the neighbourhood of %s is %s", (network, block) => {
  expect(networkBlock(network)).toBe(block);
});
