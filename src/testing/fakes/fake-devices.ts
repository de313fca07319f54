import type { Device, Devices } from "#ports/devices.ts";
import type { FakeFactors } from "./fake-factors.ts";

export class FakeDevices implements Devices {
  readonly rows: Device[] = [];
  readonly #factors: FakeFactors;

  /** The real store looks into the tables of factors. */
  constructor(factors: FakeFactors) {
    this.#factors = factors;
  }

  async see(device: Device) {
    const at = this.rows.findIndex(
      (row) => row.userId === device.userId && row.tokenHash === device.tokenHash,
    );
    const known = this.rows[at];
    if (known === undefined) {
      this.rows.push(device);
      return { id: device.id, isNew: true };
    }
    const lastSeenAt = Math.max(known.lastSeenAt, device.lastSeenAt);
    this.rows[at] = { ...known, label: device.label, network: device.network, lastSeenAt };
    return { id: known.id, isNew: false };
  }

  async find(userId: string, tokenHash: string) {
    return this.rows.find((row) => row.userId === userId && row.tokenHash === tokenHash) ?? null;
  }

  async seeAgain(deviceId: string, at: number) {
    const index = this.rows.findIndex(({ id }) => id === deviceId);
    const known = this.rows[index];
    if (known === undefined) return;
    this.rows[index] = { ...known, lastSeenAt: Math.max(known.lastSeenAt, at) };
  }

  async gaveFactor(userId: string, deviceId: string) {
    const device = this.rows.find((row) => row.id === deviceId && row.userId === userId);
    return device !== undefined && device.lastSeenAt >= (this.#factors.secondFactorSince(userId) ?? 0);
  }

  async countOf(userId: string) {
    return this.rows.filter((row) => row.userId === userId).length;
  }
}
