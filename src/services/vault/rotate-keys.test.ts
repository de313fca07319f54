import { readFile, writeFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { createKeyring, ensureOwnKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSodiumVault } from "#adapters/sodium/create-sodium-vault.ts";
import type { Keyring } from "#ports/keyring.ts";
import type { SecretBinding } from "#ports/vault.ts";
import { FakeSecrets } from "#testing/fakes/fake-secrets.ts";
import { FakeSecurityRecorder } from "#testing/fakes/fake-security-recorder.ts";
import { FakeVaultKeys } from "#testing/fakes/fake-vault-keys.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { aLog } from "#testing/server/a-log.ts";
import { announceHeldKeys } from "./announce-held-keys.ts";
import { rotateKeys } from "./rotate-keys.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const binding = (subject: number): SecretBinding => ({
  userId: "user",
  subjectId: `subject-${subject}`,
  field: "totp",
  revision: 1,
});

let day = 0;
const at = () => START + day * DAY;

const open = async (file: string) => {
  await ensureOwnKeyring(file, START);
  const keyring = createKeyring({ kind: "file", file, isOurs: true });
  const [vaultKeys, secrets, security] = [new FakeVaultKeys(), new FakeSecrets(), new FakeSecurityRecorder()];
  const { log, lines } = aLog();
  const vault = createSodiumVault({ environment: "axisor", keyring, keys: vaultKeys, secrets, clock: at });
  const deps = { keyring, vault, vaultKeys, secrets, security, log };
  const keep = async (subject: number) => {
    const sealed = await vault.seal(binding(subject), Uint8Array.of(subject));
    if (!sealed.ok) throw new Error(sealed.failure.kind);
    await secrets.put({ ...binding(subject), ...sealed.value });
  };
  const opened = async (subject: number) => {
    const answer = await vault.withSecret({ ...binding(subject), field: "totp" }, async ([byte]) => byte);
    return answer.ok ? answer.value : answer.failure.kind;
  };
  const states = async () => (await vaultKeys.all()).map(({ id, state }) => `${id} ${state}`);
  return {
    ...deps,
    deps,
    lines,
    keep,
    opened,
    states,
    rotate: (isEmergency = false) => rotateKeys(deps, { at: at(), isEmergency }),
  };
};

beforeEach(() => {
  day = 0;
});

describe("the rotation of keys", () => {
  test("runs through a whole life without a secret being lost", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      for (const subject of [1, 2, 3]) await world.keep(subject);
      const story: string[] = [];
      for (day = 0; day <= 125; day += 1) {
        const { done, moved } = await world.rotate();
        for (const { kind } of done) if (kind !== "warn") story.push(`${day} ${kind}`);
        if (moved > 0) story.push(`${day} moved ${moved}`);
        for (const subject of [1, 2, 3]) expect(await world.opened(subject)).toBe(subject);
      }
      expect(story).toEqual([
        "80 add-key",
        "90 promote",
        "90 rewrap",
        "90 moved 3",
        "91 disable",
        "121 erase",
      ]);
      expect(await world.states()).toEqual(["1 destroyed", "2 primary"]);
      expect((await world.keyring.held()).map(({ id }) => id)).toEqual([2]);
      expect(world.security.told()).toEqual([
        "vault-key-added allowed",
        "vault-key-promoted allowed",
        "vault-rewrapped allowed",
        "vault-key-disabled allowed",
        "vault-key-destroyed allowed",
      ]);
    }));

  test("warns from the 80th day on", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      await world.keep(1);
      day = 79;
      await world.rotate();
      expect(world.lines.join()).not.toContain("vault-key-old");
      day = 80;
      await world.rotate();
      expect(world.lines.join()).toContain('"event":"vault-key-old"');
    }));

  test("waits for a process that has not got the new key yet, and goes on once it has", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      await world.keep(1);
      day = 80;
      await world.rotate();
      day = 91;
      await world.vaultKeys.hold({ id: "old", keyIds: [1], at: at() });
      expect((await world.rotate()).done.map(({ kind }) => kind)).toContain("wait-for-holders");
      expect(await world.states()).toEqual(["1 primary", "2 pre-active"]);
      await world.vaultKeys.hold({ id: "old", keyIds: [1, 2], at: at() });
      await world.rotate();
      expect(await world.states()).toEqual(["1 decrypt-only", "2 primary"]);
    }));

  test("in an emergency makes, promotes and moves to a new key at once, and once only", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      for (const subject of [1, 2]) await world.keep(subject);
      day = 3;
      expect(await world.rotate(true)).toMatchObject({ moved: 2, broken: 0, isFinished: true });
      expect(await world.states()).toEqual(["1 decrypt-only", "2 primary"]);
      expect(await world.opened(2)).toBe(2);
    }));

  /** The ring as another writer leaves it: under the same id stand other bytes, or none. */
  const spoil = async (file: string, id: number, key: string | null) => {
    const ring = JSON.parse(await readFile(file, "utf8"));
    const keys = ring.keys.flatMap((held: { id: number }) =>
      held.id !== id ? [held] : key === null ? [] : [{ ...held, key }],
    );
    await writeFile(file, JSON.stringify({ ...ring, keys }));
  };

  test.each([
    [
      "stands for other bytes than are recorded",
      Buffer.alloc(32, 5).toString("base64"),
      "wait-for-agreement",
    ],
    ["is in no ring any more", null, "wait-for-holders"],
  ])("never promotes a key that %s, and an emergency makes another", (_, bytes, waits) =>
    inPrivateDirectory(async (home) => {
      const file = `${home}/keyring.json`;
      const world = await open(file);
      await world.keep(1);
      day = 80;
      await world.rotate();
      await spoil(file, 2, bytes);
      day = 91;
      await announceHeldKeys(world, { id: "worker", at: at() });
      expect(await world.vaultKeys.holders(at())).toEqual([{ id: "worker", keyIds: [1] }]);
      expect((await world.rotate()).done.map(({ kind }) => kind)).toEqual(["warn", waits]);
      expect(await world.states()).toEqual(["1 primary", "2 pre-active"]);
      if (bytes !== null) expect(world.lines.join()).toContain("npm run rotate-keys -- --emergency");
      await world.keep(2);
      await world.rotate(true);
      await announceHeldKeys(world, { id: "worker", at: at() });
      expect(await world.rotate(true)).toMatchObject({ moved: 2, broken: 0 });
      expect(await world.states()).toEqual(["1 decrypt-only", "2 pre-active", "3 primary"]);
      for (const subject of [1, 2]) expect(await world.opened(subject)).toBe(subject);
      day = 91 + 80;
      expect((await world.rotate()).done.map(({ kind }) => kind)).toContain("add-key");
    }),
  );

  test("leaves what is due to whoever has the turn, and says so", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      await world.keep(1);
      day = 80;
      await world.vaultKeys.inTurn(async () => {
        expect(await world.rotate()).toMatchObject({ done: [], isBusy: true });
        return {};
      });
      expect(await world.states()).toEqual(["1 primary"]);
      expect(await world.rotate()).toMatchObject({ isBusy: false });
      expect(await world.states()).toEqual(["1 primary", "2 pre-active"]);
    }));

  test("that cannot erase an old key has promoted the new one all the same", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      await world.keep(1);
      for (day of [0, 1, 2]) await world.rotate(day === 0);
      day = 91;
      const full: Keyring = { ...world.keyring, erase: async () => Promise.reject(new Error("read-only")) };
      await expect(rotateKeys({ ...world.deps, keyring: full }, { at: at() })).rejects.toThrow("read-only");
      expect(await world.states()).toEqual(["1 disabled", "2 decrypt-only", "3 primary"]);
    }));

  test("tells a key as erased once it is out of a ring that is not ours, and asks for that until then", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      await world.keep(1);
      for (day of [0, 2]) await world.rotate(day === 0);
      expect(await world.states()).toEqual(["1 disabled", "2 primary"]);
      const theirs: Keyring = { ...world.keyring, isOurs: false };
      const rotate = () => rotateKeys({ ...world.deps, keyring: theirs }, { at: at() });
      for (day of [33, 34]) expect((await rotate()).done).toEqual([{ kind: "ask-to-erase", id: 1 }]);
      expect(world.lines.join()).toContain("vault-key-to-erase");
      expect(await world.states()).toEqual(["1 disabled", "2 primary"]);
      await world.keyring.erase(1);
      expect((await rotate()).done).toEqual([{ kind: "erase", id: 1 }]);
      expect(await world.states()).toEqual(["1 destroyed", "2 primary"]);
    }));

  test("names a secret that no key opens, and moves all others", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      for (const subject of [1, 2, 3]) await world.keep(subject);
      const row = world.secrets.rows.get(FakeSecrets.nameOf(binding(2)));
      if (row !== undefined)
        world.secrets.rows.set(FakeSecrets.nameOf(binding(2)), { ...row, userId: "other" });
      expect(await world.rotate(true)).toMatchObject({ moved: 2, broken: 1, isFinished: true });
      expect(world.lines.join()).toContain("subject-2");
      day = 5;
      await world.rotate();
      expect((await world.states())[0]).not.toBe("1 destroyed");
    }));

  test("asks for a key where the ring is not ours to write", () =>
    inPrivateDirectory(async (home) => {
      const world = await open(`${home}/keyring.json`);
      await world.keep(1);
      const theirs: Keyring = { ...world.keyring, isOurs: false };
      day = 92;
      const { done } = await rotateKeys({ ...world.deps, keyring: theirs }, { at: at() });
      expect(done.map(({ kind }) => kind)).toEqual(["warn", "ask-for-key"]);
      expect(world.lines.join()).toContain("vault-key-missing");
    }));
});
