import { expect, test } from "vitest";
import type { Keyring } from "#ports/keyring.ts";
import { UNTOLD } from "./operating-settings.ts";
import { ownFactsOf } from "./own-facts-of.ts";

const KEYRING: Keyring = {
  isOurs: true,
  held: async () => [],
  add: () => Promise.reject(new Error("nothing is added here")),
  erase: () => Promise.reject(new Error("nothing is erased here")),
};

/** A process whose boxes are opened by `openBox`. */
const aProcess = (
  keyring: Keyring | null,
  openBox: (box: Uint8Array) => Promise<Uint8Array | null> = async (box) => box.toReversed(),
): Parameters<typeof ownFactsOf>[0] => ({
  clock: () => 0,
  operating: { ...UNTOLD, dir: "a folder that is not there" },
  origin: "http://localhost:3000",
  keyring,
  openBreakers: () => ["mainnet"],
  pingKv: null,
  sealer: { seal: async (plain) => plain.toReversed(), encodeCredential: () => new Uint8Array() },
  vault: {
    openBox,
    withCredential: () => Promise.reject(new Error("nothing is opened here")),
    withSecret: () => Promise.reject(new Error("nothing is opened here")),
    seal: () => Promise.reject(new Error("nothing is sealed here")),
    submit: () => null,
    rewrap: () => Promise.reject(new Error("nothing is wrapped here")),
  },
});

test("a process with keys tells whether they open what is sealed for it, and which breakers are open", async () => {
  const own = ownFactsOf(aProcess(KEYRING));
  expect(own.openBreakers?.()).toEqual(["mainnet"]);
  await expect(own.pingVault?.()).resolves.toBeUndefined();
  await expect(ownFactsOf(aProcess(KEYRING, async () => null)).pingVault?.()).rejects.toThrow();
  await expect(ownFactsOf(aProcess(KEYRING, async (box) => box)).pingVault?.()).rejects.toThrow();
});

test("one without keys says nothing of what it cannot know", async () => {
  const own = ownFactsOf(aProcess(null));
  expect([own.openBreakers, own.pingVault, own.pingKv]).toEqual([null, null, null]);
  expect(await own.host()).toMatchObject({ diskFree: null, certificateLeftMs: null });
});
