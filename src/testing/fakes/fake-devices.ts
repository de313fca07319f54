import type { Device, Devices } from "#ports/devices.ts";

export class FakeDevices implements Devices {
  readonly rows: Device[] = [];

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

  async countOf(userId: string) {
    return this.rows.filter((row) => row.userId === userId).length;
  }
}
