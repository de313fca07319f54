import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Device } from "#ports/devices.ts";
import { LOGIN_TIME as NOW } from "#testing/builders/a-session.ts";
import { aPasskey } from "./passkeys-contract.ts";
import type { SignInStores } from "./sign-in-stores.ts";

export function devicesContract(name: string, open: () => Promise<SignInStores>): void {
  describe(`${name} keeps the contract of devices`, () => {
    let stores: SignInStores;
    let device: Device;
    beforeEach(async () => {
      stores = await open();
      device = {
        id: randomUUID(),
        userId: await stores.addUser(),
        tokenHash: randomBytes(32).toString("hex"),
        label: "Firefox on Linux",
        network: "203.0.113.7",
        firstSeenAt: NOW,
        lastSeenAt: NOW,
      };
    });

    test("knows a browser again, under its first id, with where and when it was seen last", async () => {
      expect(await stores.devices.see(device)).toEqual({ id: device.id, isNew: true });
      const again = {
        ...device,
        id: randomUUID(),
        network: "203.0.113.8",
        label: "Firefox on BSD",
        lastSeenAt: NOW + 5,
      };
      expect(await stores.devices.see(again)).toEqual({ id: device.id, isNew: false });
      expect(await stores.devices.find(device.userId, device.tokenHash)).toEqual({ ...again, id: device.id });
      expect(await stores.devices.countOf(device.userId)).toBe(1);
    });

    test("one browser is a device of its own for each user who logs in with it", async () => {
      await stores.devices.see(device);
      const other = { ...device, id: randomUUID(), userId: await stores.addUser() };
      expect(await stores.devices.find(other.userId, device.tokenHash)).toBeNull();
      expect(await stores.devices.see(other)).toMatchObject({ isNew: true });
    });

    test("of racing first logins with one browser one is the first", async () => {
      const seen = await Promise.all(
        Array.from({ length: 8 }, () => stores.devices.see({ ...device, id: randomUUID() })),
      );
      expect(seen.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
    });

    test("gave the factor that stands when it was seen since, by a login or by a proof in its session", async () => {
      const { devices, factors } = stores;
      const { id, userId } = device;
      const gave = () => devices.gaveFactor(userId, id);
      await devices.see(device);
      expect(await gave()).toBe(true);
      await factors.beginTotp({ userId, revision: 1, confirmedAt: null, createdAt: NOW });
      expect(await gave()).toBe(true);
      await factors.confirmTotp(userId, 1, NOW + 10, []);
      expect(await gave()).toBe(false);
      await devices.seeAgain(id, NOW + 9);
      expect(await gave()).toBe(false);
      await devices.seeAgain(id, NOW + 10);
      await devices.seeAgain(id, NOW + 1);
      expect(await gave()).toBe(true);
      await factors.addPasskey(aPasskey(userId, { createdAt: NOW + 20 }));
      expect(await gave()).toBe(true);
      await factors.removeTotp(userId);
      expect(await gave()).toBe(false);
      await devices.see({ ...device, id: randomUUID(), lastSeenAt: NOW + 21 });
      expect(await gave()).toBe(true);
    });

    test("gave nothing for somebody else, nor where it was never seen", async () => {
      await stores.devices.see(device);
      expect(await stores.devices.gaveFactor(await stores.addUser(), device.id)).toBe(false);
      expect(await stores.devices.gaveFactor(device.userId, randomUUID())).toBe(false);
      await stores.devices.seeAgain(randomUUID(), NOW);
    });

    test("a clock that runs behind takes nothing back", async () => {
      await stores.devices.see(device);
      await stores.devices.see({ ...device, lastSeenAt: NOW - 5 });
      expect((await stores.devices.find(device.userId, device.tokenHash))?.lastSeenAt).toBe(NOW);
    });
  });
}
