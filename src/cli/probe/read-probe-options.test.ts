import { expect, it } from "vitest";
import { readProbeOptions } from "./read-probe-options.ts";

const mistake = (...argv: string[]): string => {
  try {
    readProbeOptions(argv);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return "no mistake";
};

it("reads a network and its flags, or a file to record", () => {
  expect(readProbeOptions(["--network", "signet", "--json"])).toEqual({
    kind: "probe",
    network: "signet",
    yes: false,
    json: true,
  });
  expect(readProbeOptions(["--network", "paper", "--yes"])).toMatchObject({ network: "paper", yes: true });
  expect(readProbeOptions(["--record", "a.json"])).toEqual({ kind: "record", file: "a.json" });
});

it("agrees to everything in advance on paper only", () => {
  for (const network of ["signet", "mainnet"]) {
    expect(mistake("--network", network, "--yes")).toContain("--yes is for paper only");
  }
});

it("says what to write instead", () => {
  expect(mistake()).toContain("--network: write signet, mainnet or paper.");
  expect(mistake("--network", "testnet")).toContain("--network: write signet");
  expect(mistake("--network", "paper", "--record", "a.json")).toContain("--record stands alone");
});

it("never repeats a flag it does not know, which may be a key", () => {
  const said = [mistake("--key=hunter2hunter2"), mistake("--network", "paper", "hunter2hunter2")].join();
  expect(said).toContain("A flag is not known");
  expect(said).not.toContain("hunter2");
});
