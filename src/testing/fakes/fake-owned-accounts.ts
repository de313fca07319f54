import type { Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";

/** Which exchange accounts people have, for whoever asks nothing else of them. */
export class FakeOwnedAccounts implements Pick<ExchangeAccounts, "ofUser"> {
  readonly #owned: StoredAccount[] = [];

  async ofUser(userId: string): Promise<readonly StoredAccount[]> {
    return this.#owned.filter((account) => account.userId === userId);
  }

  hasMainnetKey(userId: string): boolean {
    return this.#owned.some((account) => account.userId === userId && account.network === "mainnet");
  }

  give(userId: string, network: Network): void {
    this.#owned.push({
      id: `account ${this.#owned.length + 1}`,
      userId,
      network,
      label: "Main",
      exchangeUserId: `exchange user ${this.#owned.length + 1}`,
      keyLastFour: "1234",
      permissions: ["account:balance:read"],
      credentialRevision: 1,
      status: "active",
      validatedAt: 0,
      balance: null,
      readAt: null,
      blindSince: null,
      notAcceptedSince: null,
      blindReason: null,
      createdAt: 0,
    });
  }
}
