/** A browser that logged in before. `tokenHash` is the SHA-256 of what its cookie holds. Times in epoch milliseconds. */
export type Device = {
  readonly id: string;
  readonly userId: string;
  readonly tokenHash: string;
  /** The browser and system in words. */
  readonly label: string;
  /** Where it was seen last: an IPv4 address or an IPv6 /64. */
  readonly network: string;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
};

export interface Devices {
  /** Writes a device, or notes where and when a known one was seen again. Tells its id and whether it was new. */
  see(device: Device): Promise<{ readonly id: string; readonly isNew: boolean }>;
  /** Whether this browser logged in as this user before. */
  find(userId: string, tokenHash: string): Promise<Device | null>;
  /** Notes that whoever sits before a known device proved at `at` who they are; never backwards. */
  seeAgain(deviceId: string, at: number): Promise<void>;
  /**
   * Whether this browser of the user was seen, by a login or by such a proof, since the second factor that stands now:
   * then that factor was given there. Where there is none, whether it is a browser of the user at all.
   */
  gaveFactor(userId: string, deviceId: string): Promise<boolean>;
  countOf(userId: string): Promise<number>;
}
