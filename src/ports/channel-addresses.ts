import type { PushAddress } from "./channels.ts";

/** A browser that shows what it is sent. Times in epoch milliseconds. */
export type PushSubscription = PushAddress & {
  readonly id: string;
  readonly userId: string;
  /** How the browser names itself, as sessions have it. */
  readonly device: string;
  readonly createdAt: number;
  /** Since when its vendor says that it takes nothing any more; null while it does. */
  readonly deadAt: number | null;
};

/** Where a trader's own program listens. What signs its messages is in the vault under `id` and `revision`. */
export type Webhook = {
  readonly id: string;
  readonly userId: string;
  readonly url: string;
  readonly revision: number;
  readonly createdAt: number;
  readonly deadAt: number | null;
};

/** Where traders are reached, as far as they said so themselves; e-mail is how they log in. */
export interface ChannelAddresses {
  pushOf(userId: string): Promise<readonly PushSubscription[]>;
  /**
   * Keeps a browser's subscription. An endpoint belongs to whoever subscribed with it last: two people may share a browser.
   * @returns false where the user has `most` of them already.
   */
  addPush(subscription: PushSubscription, most: number): Promise<boolean>;
  /** Puts a browser's new subscription in the place of its old one. False where the user has no such old one. */
  renewPush(userId: string, oldEndpoint: string, address: PushAddress): Promise<boolean>;
  /** False where the user has none of that id. */
  removePush(userId: string, id: string): Promise<boolean>;
  webhookOf(userId: string): Promise<Webhook | null>;
  /** Keeps the user's only webhook, in the place of an earlier one. */
  setWebhook(webhook: Webhook): Promise<void>;
  /** False where there was none. */
  removeWebhook(userId: string): Promise<boolean>;
}
